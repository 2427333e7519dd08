package id.andalan.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.document.pdf.SamplePages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final String SIGN = "<div data-signature=\"true\"></div>";
    private static final Frame FRAME = new Frame(
            Map.of("document.number", "7/X/2026", "document.date", LocalDate.of(2026, 1, 1)),
            SamplePages.REGIONS,
            (group, field, value) -> (group == null ? "" : group + "/") + field + "=" + value,
            "<b>KOP</b>",
            "<i>TTD</i>");

    private static String print(String html, Map<String, Object> facts) {
        return SamplePages.template(html + SIGN).render(facts, FRAME).replace("<div><i>TTD</i></div>", "");
    }

    private static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        boolean read = Template.read(
                        html,
                        SamplePages.CONDITIONS,
                        (line, code, args) -> faults.add(line + " " + code.replace("pack.document.", "") + " "
                                + Arrays.stream(args).map(String::valueOf).collect(Collectors.joining(","))))
                .isPresent();
        assertThat(read).isEqualTo(faults.isEmpty());
        return faults;
    }

    @Test
    void factsArePrintedAndNothingInThemCanBecomeMarkup() {
        assertThat(print("<p>{{nama}} </p>", Map.of("nama", "<b>\"A\" & B</b>\u0000{{nik}}")))
                .isEqualTo("<p>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt; {{nik}} </p>");
        assertThat(print("<p title=\"a &quot; &lt;\">{{alamat}}</p>", Map.of("alamat", "Jalan 1\nTernate")))
                .isEqualTo("<p title=\"a &quot; &lt;\">Jalan 1<br/>Ternate</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{tanggal | date}}; 1 Januari 2026",
                "{{waktu | date}}; 30 November 2026",
                "{{waktu | time}}; 09.05",
                "{{tarif | rupiah}}; Rp1.250.000",
                "{{tarif | words}}; satu juta dua ratus lima puluh ribu",
                "{{tarif}}; 1250000",
                "{{luas}}; 12,5",
                "{{luas | rupiah}}; 12,5",
                "{{utang | words}}; -5",
                "{{utang | rupiah}}; -Rp5",
                "{{kelurahan | ward}}; Kelurahan 82.71.01.1001",
                "{{kelurahan | district}}; Kecamatan 82.71.01.1001",
                "{{jenis | label}}; jenis=a",
                "{{pilihan | label}}; pilihan=a, pilihan=b",
                "{{nama | upper}}; SITI",
                "{{setuju}}; ya",
                "{{tidak_ada}}; -",
                "{{tidak_ada | rupiah}}; -",
                "{{nama | date}}; Siti",
                "{{jadwal.from | date}}; 1 Desember 2026",
                "{{jadwal.to}}; -",
                "{{jadwal.place | label}}; jadwal=x",
                "{{jadwal.equipment | label}}; 20 jadwal=kursi",
                "{{kosong.equipment | label}}; -",
                "{{nama.from}}; -",
                "{{document.number}}; 7/X/2026",
                "{{document.date}}; 1 Januari 2026",
                "{{signer.idNumber}}; -",
            })
    void everyFilterPrintsAsPeopleWrite(String slot, String printed) {
        Map<String, Object> facts = Map.ofEntries(
                Map.entry("tanggal", "2026-01-01"),
                Map.entry("waktu", "2026-11-30T09:05"),
                Map.entry("tarif", 1_250_000L),
                Map.entry("luas", new BigDecimal("12.50")),
                Map.entry("utang", -5),
                Map.entry("kelurahan", "82.71.01.1001"),
                Map.entry("jenis", "a"),
                Map.entry("pilihan", List.of("a", "b")),
                Map.entry("nama", "Siti"),
                Map.entry("setuju", true),
                Map.entry("jadwal", Map.of("place", "x", "from", "2026-12-01T08:00", "equipment", Map.of("kursi", 20))),
                Map.entry("kosong", Map.of("place", "x", "equipment", Map.of())));
        assertThat(print("<p>" + slot + "</p>", facts)).isEqualTo("<p>" + printed + "</p>");
        assertThat(SamplePages.template(SIGN + "<p>" + slot + "</p>").printed(facts, FRAME))
                .containsValue(printed);
    }

    @Test
    void conditionsAndGroupsDecideWhatIsThere() {
        String html = "<p data-if=\"kawin = true\">Kawin</p>"
                + "<ul><li data-each=\"anak\" data-if=\"ikut = true\">{{nama}} dari {{kota}} {{sifat | label}}</li></ul>";
        Map<String, Object> facts = Map.of(
                "kawin",
                false,
                "nama",
                "Ibu",
                "kota",
                "Ternate",
                "anak",
                List.of(
                        Map.of("nama", "A", "ikut", true, "sifat", "s"),
                        Map.of("nama", "B"),
                        Map.of("ikut", true, "kota", "Tidore")));
        assertThat(print(html, facts))
                .isEqualTo("<ul><li>A dari Ternate anak/sifat=s</li><li>Ibu dari Tidore -</li></ul>");
        assertThat(print(html, Map.of("kawin", true))).isEqualTo("<p>Kawin</p><ul></ul>");
    }

    @Test
    void itTellsWhichFactsItTakesAndWhere() {
        Template template = SamplePages.template(
                "<p>{{nama}}</p>\n<table><tr data-each=\"anak\"><td>{{umur | words}}</td></tr></table>\n"
                        + "<p data-if=\"x = true\">{{jadwal.from | date}} {{city.name}}</p>" + SIGN);
        assertThat(template.fields()).containsExactly("nama", "anak", "umur", "x", "jadwal");
        assertThat(template.uses())
                .containsExactly(
                        new Use("nama", null, null, null, 1),
                        new Use("anak", null, null, "each", 2),
                        new Use("umur", null, "anak", "words", 2),
                        new Use("x", null, null, "if", 3),
                        new Use("jadwal", "from", null, "date", 3));
    }

    @Test
    void theCitysPiecesGoWhereTheTemplateSays() {
        assertThat(SamplePages.template("<header data-letterhead=\"true\"></header>" + SIGN)
                        .render(Map.of(), FRAME))
                .isEqualTo("<header><b>KOP</b></header><div><i>TTD</i></div>");
    }

    @Test
    void aWholePageIsTakenAsItsBodyAndItsOwnStyleKept() {
        Template template =
                SamplePages.template("<?xml version=\"1.0\"?>\n<html><head><title>x</title><style>p { color: #123456; }"
                        + "</style></head><body><p>a</p>" + SIGN + "</body></html>");
        assertThat(template.render(Map.of(), FRAME).strip()).startsWith("<p>a</p>");
        assertThat(template.css()).contains("#123456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "<p>a</div>~" + SIGN + " => 1 xml",
                "<p>~~<b>x</p>" + SIGN + " => 3 xml",
                "~<!DOCTYPE html><p>a</p>" + SIGN + " => 2 doctype",
                "<p>a&nbsp;b</p>" + SIGN + " => 1",
                "~<script>alert(1)</script>" + SIGN + " => 2 element script",
                "<p>a</p>~~<iframe src=\"x\"></iframe>" + SIGN + " => 3 element iframe",
                "<img src=\"file:///etc/passwd\"/>" + SIGN + " => 1 element img",
                "<link href=\"http://x\"/>" + SIGN + " => 1 element link",
                "<object data=\"x\"></object>" + SIGN + " => 1 element object",
                "<p onclick=\"x()\">a</p>" + SIGN + " => 1 attribute onclick",
                "~<p src=\"x\">a</p>" + SIGN + " => 2 attribute src",
                "<p style=\"background: URL (http://x)\">a</p>" + SIGN + " => 1 css url (",
                "<p style=\"color: red; font: 12pt Arial\">a</p>" + SIGN + " => 1 font 12pt Arial",
                "<p style=\"Font-Family : 'Liberation Serif', serif\">a</p>" + SIGN
                        + " => 1 font 'Liberation Serif', serif",
                "<p style=\"color: #000000; height: 99999999cm\">a</p>" + SIGN + " => 1 css 99999999",
                "<table><tr><td colspan=\"2000000000\">a</td></tr></table>" + SIGN + " => 1 span colspan",
                "<ol start=\"0\"><li>a</li></ol>" + SIGN + " => 1 span start",
                "<style>@import 'x';</style>" + SIGN + " => 1 css @",
                "<p style=\"b: \\75 rl(x)\">a</p>" + SIGN + " => 1 css \\",
                "<p title=\"{{nama}}\">a</p>" + SIGN + " => 1 attribute.placeholder title",
                "<p>a~b {{nama | besar}}</p>" + SIGN + " => 2 filter besar",
                "<p>~{{Nama}}</p>" + SIGN + " => 2 placeholder {{Nama}}",
                "<p>{{nama</p>~" + SIGN + " => 1 placeholder {{nama",
                "<p>nama}}</p>" + SIGN + " => 1 placeholder }}",
                "<p>~~{{document.owner}}</p>" + SIGN + " => 3 special document.owner",
                "<p>~~{{signer.idNumber | upper}}{{a b}}</p>" + SIGN + " => 3 placeholder {{a b}}",
                "<p>~{{document.number | date}}</p>" + SIGN + " => 2 special.filter document.number,date",
                "<p>~{{signer.idNumber | words}}</p>" + SIGN + " => 2 special.filter signer.idNumber,words",
                "<p>{{case.filed | time}}</p>" + SIGN + " => 1 special.filter case.filed,time",
                "<p data-if=\"x is true\">a</p>" + SIGN + " => 1 condition x is true",
                "<ul data-each=\"a\">~<li data-each=\"b\">x</li></ul>" + SIGN + " => 2 each.nested b",
                "<ul data-each=\"A-b\"></ul>" + SIGN + " => 1 each A-b",
                "<p>a</p> => 1 signature",
                SIGN + SIGN + " => 1 signature",
                "<p data-letterhead=\"true\"></p><p data-letterhead=\"true\"></p>" + SIGN + " => 1 letterhead",
            })
    void whatIsWrongIsNamedWithItsLine(String html, String fault) {
        assertThat(faults(html.replace("~", "\n")))
                .as(html)
                .anySatisfy(found -> assertThat(found).startsWith(fault.strip()));
    }

    @Test
    void bombsAreRefused() {
        assertThat(faults("<p>".repeat(60) + "</p>".repeat(60) + SIGN)).contains("1 deep 40");
        assertThat(faults("a".repeat(300_000))).containsExactly("1 large 200");
        assertThat(faults("<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(100) + "\">]><p>&b;&b;</p>"))
                .containsExactly("1 doctype ");
        assertThat(faults("<table>" + "<tr><td>x</td><td>{{nama}}</td></tr>".repeat(5_000) + "</table>" + SIGN))
                .containsExactly("1 many 15002,2000");
        assertThat(faults("<table><tr data-each=\"anak\">" + "<td>x</td>".repeat(60) + "</tr></table>" + SIGN))
                .containsExactly("1 many.each 61,60");
    }

    @Test
    void whatIsNotClosedIsNamedWithItsLineAndColumn() {
        assertThat(faults("<p>a</p>\n<table><tr>\n<td>b\n</tr></table>" + SIGN)).containsExactly("4 xml.in 3,td,3");
        assertThat(faults("<p>a & b</p>" + SIGN))
                .singleElement()
                .asString()
                .startsWith("1 xml.in")
                .endsWith(",p,1");
        assertThat(faults("a & b" + SIGN)).singleElement().asString().matches("1 xml \\d");
    }
}
