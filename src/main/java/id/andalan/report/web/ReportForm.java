package id.andalan.report.web;

import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.identity.Contact;
import id.andalan.report.NewReport;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form, as typed: it is shown again when something is refused, so nothing is lost.
 *
 * @param lat degrees as text; with {@code lon} empty when only the ward was chosen
 * @param known whether the reporter says who he is
 * @param key the one-time key that makes sending twice harmless
 */
public record ReportForm(
        String category,
        String lat,
        String lon,
        String ward,
        String address,
        String description,
        boolean known,
        Person person,
        String key) {
    private static final Pattern DEGREES = Pattern.compile("[-+]?\\d{1,3}(?:\\.\\d{1,20})?");
    private static final int LONGEST_KEPT = 20_000;

    /** As typed. */
    public record Person(String name, String phone, String email) {}

    /**
     * The form at first sight: what a link may say of the matter, never of a person, who would then stand in an address; and how to
     * reach whoever is signed in, to be taken back by choosing no name.
     */
    static ReportForm begun(MultiValueMap<String, String> given, @Nullable Contact own, String key) {
        Person person = own == null
                ? new Person("", "", "")
                : new Person(shown(own.name()), shown(own.phone()), shown(own.email()));
        return new ReportForm(
                text(given, "category"),
                text(given, "lat"),
                text(given, "long"),
                text(given, "ward"),
                text(given, "address"),
                text(given, "description"),
                own != null,
                person,
                key);
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    static ReportForm of(MultiValueMap<String, String> sent) {
        return new ReportForm(
                text(sent, "category"),
                text(sent, "lat"),
                text(sent, "long"),
                text(sent, "ward"),
                text(sent, "address"),
                text(sent, "description"),
                text(sent, "who").equals("known"),
                new Person(text(sent, "name"), text(sent, "phone"), text(sent, "email")),
                text(sent, "key"));
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        if (value == null) {
            return "";
        }
        return PlainText.of(value.length() > LONGEST_KEPT ? value.substring(0, LONGEST_KEPT) : value)
                .strip();
    }

    boolean pinned() {
        return !lat.isEmpty() && !lon.isEmpty();
    }

    /** Refuses everything at once that can be seen without asking the city. */
    void check() {
        List<Refusal> faults = new ArrayList<>();
        if (category.isEmpty()) {
            faults.add(Refusal.at("category", "report.category.required"));
        }
        if (pinned() && (number(lat) == null || number(lon) == null)) {
            faults.add(Refusal.at("place", "region.point.invalid"));
        } else if (!pinned() && ward.isEmpty()) {
            faults.add(Refusal.at("place", "report.place.required"));
        }
        if (description.length() < NewReport.MIN_DESCRIPTION) {
            faults.add(Refusal.at("description", "report.description.short", NewReport.MIN_DESCRIPTION));
        } else if (description.length() > NewReport.MAX_DESCRIPTION) {
            faults.add(Refusal.at("description", "report.description.long", NewReport.MAX_DESCRIPTION));
        }
        if (address.length() > NewReport.MAX_ADDRESS) {
            faults.add(Refusal.at("address", "report.description.long", NewReport.MAX_ADDRESS));
        }
        if (known && contact().isEmpty()) {
            faults.add(Refusal.at("name", "report.contact.required"));
        }
        if (!faults.isEmpty()) {
            throw new Refusals(faults);
        }
    }

    NewReport.Place place() {
        return new NewReport.Place(
                pinned() ? number(lat) : null,
                pinned() ? number(lon) : null,
                ward.isEmpty() ? null : ward,
                address.isEmpty() ? null : address);
    }

    Contact contact() {
        return known
                ? new Contact(none(person.name), none(person.phone), none(person.email))
                : new Contact(null, null, null);
    }

    /** Its parts, for the digest that tells one request from another under the same key. */
    String[] parts() {
        return new String[] {
            category, lat, lon, ward, address, description, known + "", person.name, person.phone, person.email
        };
    }

    private static @Nullable Double number(String text) {
        // Java would also take 0.79d and 0x1p3, which nobody means.
        return DEGREES.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
