package id.andalan.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.andalan.core.Bilingual;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be wrong with a form.schema.json, each with its line and its words. */
class FormFileTest {
    /** What is changed into what, the text at whose line the fault stands, the code. */
    static Stream<Arguments> faults() {
        return Stream.of(
                wrong(
                        "\"type\": \"object\",\n  \"title\"",
                        "\"type\": \"array\",\n  \"title\"",
                        "\"type\": \"array\"",
                        "root"),
                wrong("2020-12/schema", "draft-07/schema", "draft-07", "dialect"),
                wrong(
                        "\"additionalProperties\": false,\n  \"required\"",
                        "\"additionalProperties\": true,\n  \"required\"",
                        "\"additionalProperties\": true",
                        "open"),
                wrong("\"format\": \"nik\"", "\"format\": \"ktp\"", "\"format\": \"ktp\"", "format"),
                wrong(
                        "\"type\": \"string\", \"format\": \"nik\"",
                        "\"type\": \"integer\", \"format\": \"nik\"",
                        "\"format\": \"nik\"",
                        "format.type"),
                wrong(
                        "\"type\": \"boolean\", \"title\": \"Sudah",
                        "\"type\": \"null\", \"title\": \"Sudah",
                        "\"type\": \"null\"",
                        "type"),
                wrong("\"minLength\": 3", "\"minLenght\": 3", "minLenght", "keyword"),
                wrong("\"x-en\": {\"title\": \"Full name\"}", "\"x-en\": {}", "\"nama\": {", "english"),
                wrong("\"title\": \"NIK\", ", "", "\"nik\": {", "title"),
                wrong("\"title\": \"NIK\"", "\"title\": 7", "\"title\": 7", "shape"),
                wrong("\"nik\": {", "\"NIK\": {", "\"NIK\": {", "name"),
                wrong("\"catatan\": {", "\"hasil\": {", "\"hasil\": {", "reserved"),
                wrong("\"nama_anggota\": {", "\"nama\": {", "\"title\": \"Namanya\"", "clash"),
                wrong(
                        "\"nama_anggota\": {",
                        "\"x\": {\"type\": \"object\", \"format\": \"place\", \"title\": \"X\", \"x-en\": {\"title\": \"X\"}}, \"nama_anggota\": {",
                        "\"title\": \"Namanya\"",
                        "inside"),
                wrong("\"required\": [\"nama\", \"nik\"", "\"required\": [\"nma\", \"nik\"", "\"nma\"", "required"),
                wrong(
                        "\"fields\": [\"ktp\", \"catatan\", \"setuju\"]",
                        "\"fields\": [\"ktp\", \"setuju\"]",
                        "\"catatan\": {",
                        "page.none"),
                wrong("\"fields\": [\"ktp\", ", "\"fields\": [\"nama\", \"ktp\", ", "\"nama\", \"ktp\"", "page.twice"),
                wrong("\"fields\": [\"ktp\", ", "\"fields\": [\"kpt\", \"ktp\", ", "\"kpt\"", "page.unknown"),
                wrong(
                        "\"x-pages\": [",
                        "\"x-pages\": [{\"title\": \"A\", \"x-en\": {\"title\": \"A\"}, \"fields\": []},",
                        "\"fields\": []",
                        "page.empty"),
                wrong(
                        "\"const\": \"menikah\"}}, \"required\": [\"status\"]",
                        "\"const\": \"menikah\"}}",
                        "\"if\": {\"properties\": {\"status\"",
                        "if.required"),
                wrong(
                        "\"status\": {\"const\": \"menikah\"}}, \"required\": [\"status\"]",
                        "\"stats\": {\"const\": \"menikah\"}}, \"required\": [\"stats\"]",
                        "\"stats\": {",
                        "if.unknown"),
                wrong("{\"const\": \"menikah\"}}", "{\"const\": \"kawin\"}}", "\"kawin\"", "if.value"),
                wrong(
                        "{\"contains\": {\"const\": \"lain\"}}",
                        "{\"contains\": {\"const\": \"lari\"}}",
                        "\"lari\"",
                        "if.value"),
                wrong("{\"const\": \"menikah\"}}", "{\"pattern\": \"^a$\"}}", "\"pattern\": \"^a$\"", "if.test"),
                wrong(
                        "\"then\": {\"required\": [\"nama_pasangan\"]}",
                        "\"else\": {\"required\": [\"nama_pasangan\"]}",
                        "\"if\": {\"properties\": {\"status\"",
                        "if"),
                wrong(
                        "\"then\": {\"required\": [\"nama_pasangan\"]}",
                        "\"then\": {\"required\": [\"pasangan\"]}",
                        "\"pasangan\"]",
                        "then.unknown"),
                wrong(
                        "\"then\": {\"required\": [\"nama_pasangan\"]}",
                        "\"then\": {\"required\": [\"nik\"]}",
                        "[\"nik\"]}",
                        "then.always"),
                wrong(
                        "\"then\": {\"required\": [\"nama_pasangan\"]}",
                        "\"then\": {\"required\": [\"lahir\"]}",
                        "[\"lahir\"]}",
                        "then.before"),
                wrong(
                        "\"kegiatan_lain\": true",
                        "\"kegiatan_lain\": {\"maxLength\": 3}",
                        "\"kegiatan_lain\": {\"max",
                        "then.true"),
                wrong("#/$defs/orang", "https://example.org/orang.json", "https://example.org", "ref"),
                wrong("#/$defs/orang", "#/properties/nama", "#/properties/nama", "ref"),
                wrong("#/$defs/orang", "#/$defs/orng", "#/$defs/orng", "ref.unknown"),
                wrong(
                        "\"orang\": {\"type\": \"string\", \"maxLength\": 60}",
                        "\"orang\": {\"$ref\": \"#/$defs/lain\"},\n\"lain\": {\"$ref\": \"#/$defs/orang\"}",
                        "\"lain\": {\"$ref\"",
                        "ref.circle"),
                wrong(
                        "\"orang\": {",
                        "\"lain\": {\"type\": \"string\"},\n\"orang\": {",
                        "\"lain\": {\"type\"",
                        "ref.unused"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^(a+)+$", "^(a+)+$", "pattern.nested"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^(a|a)*$", "^(a|a)*$", "pattern.nested"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^(a)\\\\1$", "^(a)", "pattern.back"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^(?=a)a$", "^(?=a)", "pattern.look"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^a*a*a*b$", "^a*a*a*b$", "pattern.many"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "[A-Z]", "\"[A-Z]\"", "pattern.anchors"),
                wrong("^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$", "^[A-Z$", "^[A-Z$", "pattern.broken"),
                wrong(
                        ", \"description\": \"Like DG 1234 AB.\"}, \"description\": \"Seperti DG 1234 AB.\"",
                        "}",
                        "\"plat\": {",
                        "pattern.words"),
                wrong("\"default\": false", "\"default\": \"tidak\"", "\"default\": \"tidak\"", "default"),
                wrong("{\"const\": \"lajang\"", "{\"const\": \"menikah\"", "\"title\": \"Menikah\"", "option.twice"),
                wrong("{\"const\": \"lajang\"", "{\"const\": 1", "{\"const\": 1", "option"),
                wrong(
                        "\"minimum\": 1, \"maximum\": 10000",
                        "\"minimum\": 10, \"maximum\": 1",
                        "\"minimum\": 10,",
                        "order"),
                wrong("\"maxItems\": 3", "\"maxItems\": 3.5", "3.5", "whole"),
                wrong("\"uniqueItems\": true, ", "", "\"kegiatan\": {\"type\"", "unique"),
                wrong("\"const\": true", "\"const\": false", "\"const\": false,", "consent"),
                wrong("\"types\": [\"pdf\", \"jpg\"]", "\"types\": [\"pdf\", \"exe\"]", "\"exe\"", "file.type"),
                wrong("\"megabytes\": 2", "\"megabytes\": 900", "900", "whole"),
                wrong("\"x-booking\": \"benteng\"", "\"x-booking\": \"Benteng Oranje\"", "Benteng Oranje", "booking"),
                wrong("\"x-prefill\": \"name\"", "\"x-prefill\": \"nik\"", "\"x-prefill\": \"nik\"", "prefill"),
                wrong("\"x-to\": \"today-17y\"", "\"x-to\": \"besok\"", "besok", "day"),
                wrong("\"title\": \"Catatan\"", "\"title\": \"Catatan\", \"title\": \"Lagi\"", "\"Lagi\"", "twice"),
                wrong("\"minimum\": 0}", "\"minimum\": 1e999999999}", "1e999999999", "number"),
                wrong(
                        "\"type\": \"object\",\n  \"title\"",
                        "\"type\" \"object\",\n  \"title\"",
                        "\"type\" \"object\"",
                        "json"));
    }

    private static Arguments wrong(String from, String to, String at, String code) {
        return arguments(from, to, at, "pack.form." + code);
    }

    @ParameterizedTest(name = "{3}: {2}")
    @MethodSource("faults")
    void eachIsRefusedAtItsLine(String from, String to, String at, String code) throws Exception {
        assertThat(Sample.FORM).contains(from);
        int place = Sample.FORM.indexOf(from);
        String json = Sample.FORM.substring(0, place) + to + Sample.FORM.substring(place + from.length());
        int line = (int) json.substring(0, json.indexOf(at))
                        .chars()
                        .filter(one -> one == '\n')
                        .count()
                + 1;
        assertThat(Sample.faults(json)).anySatisfy(told -> {
            assertThat(told.code()).isEqualTo(code);
            assertThat(told.line()).isEqualTo(line);
        });
        for (String file : new String[] {"/messages/form.properties", "/messages/form_en.properties"}) {
            Properties texts = new Properties();
            texts.load(new java.io.InputStreamReader(
                    FormFileTest.class.getResourceAsStream(file), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(Sample.faults(json))
                    .allSatisfy(
                            told -> assertThat(texts.getProperty(told.code())).isNotBlank());
        }
    }

    @Test
    void theFormSaysWhatItSays() {
        Form form = Sample.form();
        assertThat(form.pages()).hasSize(4);
        assertThat(form.title()).isEqualTo(new Bilingual("Permohonan contoh", "Sample application"));
        assertThat(form.questions())
                .extracting(Question::kind)
                .containsExactlyInAnyOrder(
                        QuestionKind.TEXT,
                        QuestionKind.NIK,
                        QuestionKind.DATE,
                        QuestionKind.CHOICE,
                        QuestionKind.TEXT,
                        QuestionKind.PHONE,
                        QuestionKind.EMAIL,
                        QuestionKind.WARD,
                        QuestionKind.PLACE,
                        QuestionKind.INTEGER,
                        QuestionKind.RUPIAH,
                        QuestionKind.NUMBER,
                        QuestionKind.FLAG,
                        QuestionKind.TEXT,
                        QuestionKind.GROUP,
                        QuestionKind.CHOICES,
                        QuestionKind.TEXT,
                        QuestionKind.BOOKING,
                        QuestionKind.FILE,
                        QuestionKind.LONG_TEXT,
                        QuestionKind.CONSENT);
        FieldType group = form.fields().get("anggota");
        assertThat(group.fields()).containsOnlyKeys("nama_anggota", "umur");
        assertThat(form.fields().get("status").values()).containsExactly("lajang", "menikah");
        assertThat(form.fields().get("ktp").line()).isPositive();
        assertThat(form.find("nama_pasangan").orElseThrow().label().in(Locale.ENGLISH))
                .isEqualTo("Name of your spouse");
        assertThat(form.find("ktp").orElseThrow().files()).isEqualTo(new FileRule(java.util.List.of("pdf", "jpg"), 2));
    }

    @Test
    void bombsAreRefusedAtOnce() {
        String deep = "{\"properties\": ".repeat(5_000) + "1" + "}".repeat(5_000);
        String wide = "{\"properties\": {" + "\"a\": {\"type\": \"string\"},".repeat(20_000) + "\"b\": 1}}";
        StringBuilder many = new StringBuilder("{\"type\": \"object\", \"properties\": {\"a\": 1");
        for (int i = 0; i < 5_000; i++) {
            many.append(",\n\"a").append(i).append("\": {\"type\": \"string\"}");
        }
        StringBuilder doubling = new StringBuilder(
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/d0\"}}, \"$defs\": {");
        for (int i = 0; i < 200; i++) {
            doubling.append("\"d%d\": {\"x\": {\"$ref\": \"#/$defs/d%d\"}, \"y\": {\"$ref\": \"#/$defs/d%d\"}},"
                    .formatted(i, i + 1, i + 1));
        }
        doubling.append("\"d200\": {\"type\": \"string\"}}}");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            assertThat(Sample.faults(deep)).extracting(Sample.Told::code).containsExactly("pack.form.deep");
            assertThat(Sample.faults(wide)).extracting(Sample.Told::code).containsExactly("pack.form.large");
            assertThat(Sample.faults(many + "}}"))
                    .hasSizeLessThanOrEqualTo(50)
                    .extracting(Sample.Told::code)
                    .contains("pack.form.many");
            assertThat(Sample.faults(doubling.toString())).isNotEmpty();
            assertThat(Sample.faults("")).extracting(Sample.Told::code).containsExactly("pack.form.json");
            assertThat(Sample.faults("[]")).extracting(Sample.Told::code).containsExactly("pack.form.root");
            assertThat(Sample.faults(Sample.FORM + "x"))
                    .extracting(Sample.Told::code)
                    .containsExactly("pack.form.json");
        });
    }

    @Test
    void nothingAtAllBreaksTheReader() {
        java.util.Random random = new java.util.Random(7);
        String pieces = "{}[]\",:x1 -e.\\\n";
        for (int i = 0; i < 1_500; i++) {
            StringBuilder json = new StringBuilder(Sample.FORM);
            for (int change = 0; change < 3; change++) {
                int at = random.nextInt(json.length());
                switch (random.nextInt(3)) {
                    case 0 -> json.deleteCharAt(at);
                    case 1 -> json.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                    default -> json.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                }
            }
            Sample.faults(json.toString());
        }
    }
}
