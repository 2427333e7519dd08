package id.andalan.document.pdf;

import id.andalan.document.LetterOrder;
import id.andalan.document.sign.TestKeys;
import id.andalan.document.template.Conditions;
import id.andalan.document.template.Frame;
import id.andalan.document.template.Template;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A letter as services order them, for tests that need its page or PDF. */
public final class SamplePages {
    public static final String TEMPLATE = """
            <header data-letterhead="true"></header>
            <h1>Kartu Tanda Bukti Pendaftaran Pencari Kerja</h1>
            <p class="number">Nomor: {{document.number}}</p>
            <p class="justify">Yang bertanda tangan di bawah ini menerangkan bahwa:</p>
            <table class="facts">
              <tr><td>Nama</td><td>: <b>{{nama}}</b></td></tr>
              <tr><td>Tanggal lahir</td><td>: {{lahir | date}}</td></tr>
              <tr><td>Alamat</td><td>: {{alamat}}</td></tr>
              <tr data-if="kawin = true"><td>Status</td><td>: kawin</td></tr>
              <tr><td>Tarif</td><td>: {{tarif | rupiah}} (<i>{{tarif | words}} rupiah</i>)</td></tr>
            </table>
            <p>Pendidikan:</p>
            <ol><li data-each="pendidikan">{{sekolah}}, lulus {{tahun}}</li></ol>
            <p>Berlaku sampai dengan {{document.validUntil}}.</p>
            <div data-signature="true"></div>
            """;

    public static final Map<String, Object> FACTS = Map.of(
            "nama",
            "Siti \"Ona\" Albaar & <b>Putri</b>",
            "lahir",
            "2001-02-03",
            "alamat",
            "Jalan Pahlawan Revolusi 1\nKelurahan Gamalama",
            "tarif",
            1_250_000,
            "pendidikan",
            List.of(Map.of("sekolah", "SMA Negeri 1", "tahun", 2019), Map.of("sekolah", "Universitas", "tahun", 2024)));

    private SamplePages() {}

    /** Knows one kind of condition, {@code field = true}. */
    public static final Conditions CONDITIONS = text -> {
        if (!text.endsWith(" = true")) {
            return Optional.empty();
        }
        String field = text.substring(0, text.length() - " = true".length());
        return Optional.of(new Conditions.Test() {
            @Override
            public Set<String> fields() {
                return Set.of(field);
            }

            @Override
            public boolean holds(Map<String, Object> facts) {
                return Boolean.TRUE.equals(facts.get(field));
            }
        });
    };

    public static final Frame.RegionNames REGIONS = new Frame.RegionNames() {
        @Override
        public String ward(String code) {
            return "Kelurahan " + code;
        }

        @Override
        public String district(String code) {
            return "Kecamatan " + code;
        }
    };

    public static Template template(String html) {
        return Template.read(html, CONDITIONS, (line, code, args) -> {
                    throw new AssertionError(code + " in line " + line);
                })
                .orElseThrow();
    }

    public static LetterOrder.Signatory signatory() {
        return new LetterOrder.Signatory(
                UUID.randomUUID(), "Dra. Hasna Umar, M.Si.", "Kepala Dinas Tenaga Kerja", "19700101 199503 2 001");
    }

    /** A whole page, as the desk writes it. */
    public static String page() {
        LetterPage page = new LetterPage(
                "Pemerintah Kota Ternate",
                "Dinas Tenaga Kerja",
                "Kota Ternate, Maluku Utara",
                "Ternate",
                LocalDate.of(2026, 11, 22),
                signatory(),
                "https://lapor.kota.example/d/K7QD9XWM3PTA6RZE",
                "K7QD-9XWM-3PTA-6RZE");
        Frame frame = new Frame(
                Map.of("document.number", "12/AK1/DISNAKER/2026", "document.validUntil", LocalDate.of(2028, 11, 22)),
                REGIONS,
                Frame.Labels.NONE,
                page.letterhead(),
                page.signature());
        Template template = template(TEMPLATE);
        return page.html("Kartu AK-1 12/AK1/DISNAKER/2026", template.css(), template.render(FACTS, frame));
    }

    public static byte[] pdf() {
        return new Typesetter().set(page());
    }

    /** The same, signed as new letters are. */
    public static byte[] signed(TestKeys keys) {
        return new Typesetter().set(page(), keys::write);
    }
}
