package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.catalog.Listing.Allowance;
import id.andalan.catalog.Listing.Field;
import id.andalan.core.Bilingual;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Listing LISTING = new Listing(
            new Bilingual("Daftar", "Register"),
            new Allowance("tampil", "ya"),
            null,
            List.of(
                    new Field("nama", null, null),
                    new Field("telepon", null, new Allowance("apa", "telepon")),
                    new Field("uraian", null, new Allowance("setuju", "true"))));

    @Test
    void nothingIsPublicWithoutConsent() {
        assertThat(LISTING.entry(Map.of("nama", "A", "apa", List.of("telepon"), "telepon", "0812")))
                .isEmpty();
        assertThat(LISTING.entry(Map.of("tampil", "tidak", "nama", "A"))).isEmpty();
    }

    @Test
    void eachFieldNeedsItsOwnWhereTheServiceSaysSo() {
        Map<String, Object> facts =
                Map.of("tampil", "ya", "nama", "A", "telepon", "0812", "uraian", "u", "nik", "827", "setuju", false);
        assertThat(LISTING.entry(facts)).contains(Map.of("nama", "A"));
        assertThat(LISTING.entry(Map.of(
                        "tampil",
                        "ya",
                        "nama",
                        "A",
                        "telepon",
                        "0812",
                        "apa",
                        List.of("nama", "telepon"),
                        "uraian",
                        "u",
                        "setuju",
                        true)))
                .contains(Map.of("nama", "A", "telepon", "0812", "uraian", "u"));
    }

    @Test
    void whoHasNoNameThereIsNotInIt() {
        assertThat(LISTING.entry(Map.of("tampil", "ya", "nama", " "))).isEmpty();
    }

    @Test
    void withALegalGroundNobodyIsAsked() {
        Listing lawful = new Listing(
                LISTING.title(), null, new Fact("Perda", "By-law", true), List.of(new Field("nama", null, null)));
        assertThat(lawful.entry(Map.of("nama", "A"))).contains(Map.of("nama", "A"));
        assertThat(lawful.notes().get("nama").id()).isEqualTo("Tampil di daftar umum.");
    }
}
