package id.andalan.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked, what counts, what is refused. */
class FormTest {
    private static final FormWorld WORLD = FormWorld.trusting(LocalDate.of(2026, 11, 22));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Form form = Sample.form();

    @SuppressWarnings("unchecked")
    static Map<String, Object> good() {
        return JSON.readValue("""
                {"nama": "Siti", "nik": "8271065708990001", "status": "lajang", "lahir": "1999-08-17", "ktp": ["a"],
                 "setuju": true, "luas": 20, "izin": true, "modal": 1500000, "nisbah": 2.5,
                 "lokasi": {"lat": 0.79, "lon": 127.38}, "kegiatan": ["tari"], "telepon": "0812 3456 7890",
                 "email": "siti@contoh.id", "kelurahan": "82.71.06.1007",
                 "anggota": [{"nama_anggota": "Budi", "umur": 3}],
                 "acara": {"place": "panggung", "from": "2026-12-01T09:00", "to": "2026-12-01T12:00"}}""", Map.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("nama", null, "required.fill"),
                wrong("nama", "", "required.fill"),
                wrong("nama", "  ", "required.fill"),
                wrong("nama", "Ab", "short"),
                wrong("nama", "x".repeat(61), "long"),
                wrong("nama", 7, "wrong.text"),
                wrong("nik", "827106570899000", "wrong.nik"),
                wrong("nik", "8271067208990001", "wrong.nik"),
                wrong("nik", "8271065713990001", "wrong.nik"),
                wrong("nik", "8271067002990001", "wrong.nik"),
                wrong("nik", "8271065708990000", "wrong.nik"),
                wrong("nik", List.of("x"), "wrong.nik"),
                wrong("lahir", "1999-02-30", "wrong.date"),
                wrong("lahir", "17 Agustus 1999", "wrong.date"),
                wrong("lahir", "2020-01-01", "date.late"),
                wrong("lahir", "1800-01-01", "date.early"),
                wrong("status", null, "required.choose"),
                wrong("status", "janda", "wrong.choice"),
                wrong("telepon", "123", "wrong.phone"),
                wrong("email", "siti@", "wrong.email"),
                wrong("luas", 0, "minimum"),
                wrong("luas", 10001, "maximum"),
                wrong("luas", "luas sekali", "wrong.integer"),
                wrong("luas", 2.5, "wrong.integer"),
                wrong("modal", -1, "wrong.rupiah"),
                wrong("nisbah", "abc", "wrong.number"),
                wrong("izin", "ya", "wrong.flag"),
                wrong("lokasi", Map.of("lat", 91, "lon", 0), "wrong.place"),
                wrong("lokasi", Map.of("lat", 1), "wrong.place"),
                wrong("lokasi", Map.of("lat", "x", "lon", 3), "wrong.place"),
                wrong("kegiatan", List.of("renang"), "wrong.choices"),
                wrong("kegiatan", List.of("tari", "tari"), "twice"),
                wrong("kegiatan", "tari", "wrong.choices"),
                wrong("ktp", List.of(), "required.file"),
                wrong("ktp", List.of("a", "b", "c"), "many.files"),
                wrong("setuju", null, "required.consent"),
                wrong("setuju", false, "wrong.consent"),
                wrong("acara", Map.of("place", "a", "from", "2026-12-01T09:00"), "wrong.booking"),
                wrong(
                        "acara",
                        Map.of("place", "a", "from", "2026-12-01T12:00", "to", "2026-12-01T09:00"),
                        "booking.order"),
                wrong(
                        "acara",
                        Map.of("place", "a", "from", "2026-11-01T09:00", "to", "2026-11-01T10:00"),
                        "booking.past"),
                wrong("anggota", List.of(Map.of("umur", 3)), "required.fill", "anggota[0].nama_anggota"),
                wrong("anggota", List.of(Map.of("nama_anggota", "A", "umur", 131)), "maximum", "anggota[0].umur"),
                wrong("anggota", List.of(Map.of("nama_anggota", "A", "x", 1)), "unknown", "anggota[0].x"),
                wrong("anggota", List.of("A"), "wrong.group", "anggota[0]"),
                wrong("anggota", java.util.Collections.nCopies(4, Map.of("nama_anggota", "A")), "many.members"),
                wrong("alamat", "Jl. Baru", "unknown"));
    }

    private static Arguments wrong(String field, Object value, String code) {
        return wrong(field, value, code, field);
    }

    private static Arguments wrong(String field, Object value, String code, String path) {
        return arguments(field, value, "form." + code, path);
    }

    @Test
    void goodAnswersPass() {
        assertThat(form.validate(good(), WORLD)).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @MethodSource("wrong")
    void aWrongAnswerIsRefusedAtItsField(String field, Object value, String code, String path) throws Exception {
        Map<String, Object> answers = good();
        answers.put(field, value);
        List<FormFault> faults = form.validate(answers, WORLD);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().path()).isEqualTo(path);
        assertThat(faults.getFirst().code()).isEqualTo(code);
        for (String file : new String[] {"/messages/form.properties", "/messages/form_en.properties"}) {
            Properties texts = new Properties();
            texts.load(new java.io.InputStreamReader(
                    FormTest.class.getResourceAsStream(file), java.nio.charset.StandardCharsets.UTF_8));
            String text = new MessageFormat(texts.getProperty(code))
                    .format(faults.getFirst().args().toArray());
            assertThat(text).doesNotContain("{").isNotBlank();
        }
    }

    @Test
    void onlyWhatMattersIsAskedAndCounts() {
        Map<String, Object> answers = good();
        answers.put("nama_pasangan", "Budi");
        answers.put("kegiatan_lain", "x");
        assertThat(form.asked(answers)).doesNotContain("nama_pasangan", "kegiatan_lain", "plat", "catatan");
        assertThat(form.kept(answers))
                .doesNotContainKeys("nama_pasangan", "kegiatan_lain")
                .containsKey("nama");
        assertThat(form.validate(answers, WORLD)).isEmpty();
        answers.put("status", "menikah");
        answers.put("kegiatan", List.of("lain"));
        assertThat(form.asked(answers)).contains("nama_pasangan", "kegiatan_lain");
        assertThat(form.required(answers)).contains("nama_pasangan").doesNotContain("kegiatan_lain");
        answers.remove("nama_pasangan");
        assertThat(form.validate(answers, WORLD)).extracting(FormFault::path).containsExactly("nama_pasangan");
    }

    @Test
    void severalConditionsMustAllHold() {
        Map<String, Object> answers = good();
        answers.put("luas", 100);
        assertThat(form.asked(answers)).doesNotContain("plat");
        answers.put("izin", false);
        assertThat(form.asked(answers)).contains("plat", "catatan");
        assertThat(form.required(answers)).contains("catatan").doesNotContain("plat");
        answers.put("plat", "DG 1234 ABCD");
        answers.put("catatan", "ada");
        assertThat(form.validate(answers, WORLD)).extracting(FormFault::code).containsExactly("form.pattern");
        answers.put("plat", "DG 1234 AB");
        assertThat(form.validate(answers, WORLD)).isEmpty();
    }

    @Test
    void theProfileAndTheDefaultsFillIn() {
        assertThat(form.initial(Map.of("name", "Siti", "phone", "+628123456789")))
                .isEqualTo(Map.of("nama", "Siti", "telepon", "+628123456789", "izin", false));
    }

    @Test
    void theWorldHasItsSay() {
        FormWorld strange = new FormWorld() {
            @Override
            public LocalDate today() {
                return WORLD.today();
            }

            @Override
            public boolean isWard(String code) {
                return false;
            }

            @Override
            public boolean isAgency(String code, List<String> types) {
                return false;
            }

            @Override
            public boolean isOwnLetter(String service, String number) {
                return false;
            }

            @Override
            public boolean isInCity(double lat, double lon) {
                return false;
            }

            @Override
            public boolean isFile(String reference, FileRule rule) {
                return false;
            }

            @Override
            public boolean isBookable(String group, String place) {
                return false;
            }
        };
        assertThat(form.validate(good(), strange))
                .extracting(FormFault::code)
                .containsExactly("form.wrong.ward", "form.place.outside", "form.wrong.booking", "form.wrong.file");
    }

    @Test
    void noAnswersWhateverBreakIt() {
        Object deep = "x";
        for (int i = 0; i < 10_000; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("a", deep);
        }
        Object finalDeep = deep;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (Object odd : List.of(
                    finalDeep,
                    "x".repeat(5_000_000),
                    java.util.Collections.nCopies(200_000, 1),
                    new java.math.BigDecimal("1e999999999"),
                    Double.NaN,
                    new Object(),
                    new int[0])) {
                for (String field : List.of("nama", "luas", "anggota", "kegiatan", "lokasi", "ktp", "baru")) {
                    Map<String, Object> answers = good();
                    answers.put(field, odd);
                    assertThat(form.validate(answers, WORLD)).isNotEmpty();
                }
            }
        });
    }

    @Test
    void noJsonOfOrdinarySizeBreaksIt() {
        Random random = new Random(3);
        List<String> names = new ArrayList<>(form.fields().keySet());
        names.addAll(Set.of("nama_anggota", "umur", "lat", "lon", "place", "from", "to", "x"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 3_000; i++) {
                Map<String, Object> answers = good();
                for (int change = 0; change < 4; change++) {
                    answers.put(names.get(random.nextInt(names.size())), value(random, names, 0));
                }
                form.validate(answers, WORLD);
            }
        });
    }

    private static Object value(Random random, List<String> names, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean();
            case 4 -> "2026-01-01";
            case 5 -> "menikah";
            case 6 ->
                new ArrayList<>(
                        java.util.Arrays.asList(value(random, names, depth + 1), value(random, names, depth + 1)));
            default -> {
                Map<String, Object> map = new HashMap<>();
                map.put(names.get(random.nextInt(names.size())), value(random, names, depth + 1));
                map.put(names.get(random.nextInt(names.size())), value(random, names, depth + 1));
                yield map;
            }
        };
    }

    @Test
    void aPatternThatSlippedThroughStillEnds() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(SafePattern.matches(java.util.regex.Pattern.compile("(a+)+b"), "a".repeat(5_000)))
                        .isFalse());
    }

    @Test
    void severalThreadsUseOneForm() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> answers = new LinkedHashMap<>(good());
            answers.put("luas", i % 2 == 0 ? 20 : 0);
            many.add(answers);
        }
        assertThat(many.parallelStream()
                        .map(answers -> form.validate(answers, WORLD).size())
                        .toList())
                .containsExactlyElementsOf(many.stream()
                        .map(answers -> answers.get("luas").equals(20) ? 0 : 1)
                        .toList());
    }
}
