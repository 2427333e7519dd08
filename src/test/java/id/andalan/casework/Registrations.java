package id.andalan.casework;

import id.andalan.core.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Businesses and creative people who asked to be in the city's register, and were taken in; their letter is not made yet. */
public record Registrations(Applications applications, CaseHands hands) {
    public static final String SERVICE = "daftar-umkm-kreatif";

    /**
     * A musician of the Cooperatives Office's register.
     *
     * @param name of the business
     * @param more further answers, name and value in turns: consent above all
     */
    public Application granted(Actor officer, Actor head, String name, Object... more) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "nama", "Halima Rahasia",
                "nik", "8271064707880004",
                "telepon", "081200000007",
                "jenis_daftar", "kreatif",
                "nama_usaha", name,
                "uraian", "Musik akustik berbahasa Ternate.",
                "alamat", "Jalan Rahasia 7",
                "kelurahan", "82.71.06.1009",
                "subsektor", "musik",
                "benar", true));
        answers.put("produk", List.of(Map.of("nama_produk", "Pentas musik", "harga", 500_000)));
        answers.put("berkas_ktp", List.of(hands.picture(Actor.ANONYMOUS).toString()));
        answers.put("foto_usaha", List.of(hands.picture(Actor.ANONYMOUS).toString()));
        for (int i = 0; i < more.length; i += 2) {
            answers.put(more[i].toString(), more[i + 1]);
        }
        Application filed = applications.submit(Actor.ANONYMOUS, Cases.of(SERVICE, answers));
        hands.approve(officer, filed, Map.of("cara_periksa", "berkas"));
        hands.approve(head, filed);
        return filed;
    }
}
