package id.andalan.catalog;

import id.andalan.catalog.Listing.Allowance;
import id.andalan.catalog.Listing.Field;
import id.andalan.pack.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code handling.document.public}. */
final class ListingFile {
    static final String KEY = "public";

    private static final int MOST_FIELDS = 15;

    private ListingFile() {}

    static @Nullable Listing read(ServiceNode paper) {
        if (paper.yaml().find(KEY).isEmpty()) {
            return null;
        }
        ServiceNode node = paper.child(KEY).only("title", "consent", "basis", "fields");
        List<ServiceNode> fields = node.some("fields");
        boolean consent = node.yaml().find("consent").isPresent();
        if (consent == node.yaml().find("basis").isPresent()) {
            node.fault(node.yaml().place(), "pack.listing.ground");
        }
        if (fields.size() > MOST_FIELDS) {
            node.fault(node.yaml().place("fields"), "pack.listing.many", MOST_FIELDS);
        }
        return new Listing(
                node.yaml().bilingual("title"),
                consent ? allowance(node, "consent") : null,
                node.yaml().find("basis").isPresent() ? node.fact("basis") : null,
                fields.stream().map(ListingFile::field).toList());
    }

    /** {@code nama_usaha}, or {@code {name: telepon, label: {id: …, en: …}, allowedBy: {tampil_apa: telepon}}}. */
    private static Field field(ServiceNode entry) {
        if (entry.yaml().isText()) {
            return new Field(entry.yaml().text(), null, null);
        }
        YamlNode node = entry.only("name", "label", "allowedBy").yaml();
        return new Field(
                node.text("name"),
                entry.findBilingual("label"),
                node.find("allowedBy").isPresent() ? allowance(entry, "allowedBy") : null);
    }

    /** {@code {tampil: ya}}. */
    private static Allowance allowance(ServiceNode node, String key) {
        YamlNode given = node.child(key).yaml();
        if (given.keys().size() != 1) {
            node.fault(given.place(), "pack.listing.allowance", key);
            return new Allowance("", "");
        }
        String question = given.keys().getFirst();
        return new Allowance(question, given.text(question));
    }
}
