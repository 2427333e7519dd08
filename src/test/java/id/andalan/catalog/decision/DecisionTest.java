package id.andalan.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Decision FEE = Decision.of("biaya.dmn", Tables.FEE);

    @Test
    void aSoundFileTellsWhatGoesInAndWhatComesOut() {
        Tables.Found found = Tables.read(Tables.FEE);
        assertThat(found.faults()).isEmpty();
        Decision decision = found.decision().orElseThrow();
        assertThat(decision.name()).isEqualTo("biaya");
        assertThat(decision.inputs())
                .containsExactly(
                        new Decision.Fact("luas", FeelType.NUMBER), new Decision.Fact("jenis", FeelType.STRING));
        assertThat(decision.outputs())
                .containsExactlyInAnyOrder(
                        new Decision.Fact("tarif", FeelType.NUMBER),
                        new Decision.Fact("berlaku_sampai", FeelType.DATE),
                        new Decision.Fact("dobel", FeelType.NUMBER),
                        new Decision.Fact("luas_besar", FeelType.BOOLEAN));
        assertThat(decision.line("jenis")).isEqualTo(4);
    }

    @Test
    void decidesExactlyAndSaysWhy() {
        Decision.Result result =
                FEE.decide(Map.of("luas", new BigDecimal("12.5"), "jenis", "videotron", "x", 1), TODAY);
        assertThat(result.outputs())
                .isEqualTo(Map.of(
                        "tarif",
                        new BigDecimal("312506.25"),
                        "berlaku_sampai",
                        LocalDate.of(2026, 12, 22),
                        "dobel",
                        25L,
                        "luas_besar",
                        true));
        assertThat(result.rules()).containsExactly(new Decision.Rule("tarif", 2, "besar", "contoh: besar"));
        assertThat(result.inputs())
                .isEqualTo(Map.of("luas", new BigDecimal("12.5"), "jenis", "videotron", "hari_ini", TODAY));
        assertThat(result.model()).isEqualTo("biaya");
        assertThat(result.version()).isEqualTo(FEE.version()).hasSize(16);
    }

    @Test
    void labelsSayWhatPeopleCallThings() {
        Decision decision = Decision.of(
                "biaya.dmn",
                Tables.FEE
                        .replace("id=\"biaya\" name=\"biaya\"", "id=\"biaya\" name=\"biaya\" label=\"Biaya reklame\"")
                        .replace("name=\"tarif\"><variable", "name=\"tarif\" label=\"Pajak\"><variable")
                        .replace("<variable name=\"dobel\"", "<variable name=\"dobel\" label=\"Dua kali luas\""));
        assertThat(decision.title()).contains("Biaya reklame");
        assertThat(decision.label("tarif")).contains("Pajak");
        assertThat(decision.label("dobel")).contains("Dua kali luas");
        assertThat(decision.label("luas_besar")).isEmpty();
        assertThat(decision.decide(Map.of("luas", 12, "jenis", "papan"), TODAY).outputs())
                .containsEntry("dobel", 24L);
        assertThat(Tables.read(Tables.FEE.replace("<output typeRef", "<output label=\"Pajak\" typeRef"))
                        .faults())
                .isEmpty();
    }

    @Test
    void whatNoRuleDecidesIsMissing() {
        assertThat(FEE.decide(Map.of("luas", 3, "jenis", "baliho"), TODAY).outputs())
                .doesNotContainKey("tarif")
                .containsEntry("dobel", 6L);
        assertThat(FEE.decide(Map.of(), TODAY).outputs()).doesNotContainKeys("tarif", "dobel");
        assertThat(FEE.decide(Map.of(), TODAY).rules()).isEmpty();
    }

    @Test
    void aFactOfTheWrongKindIsToldAndNotGuessed() {
        assertThatThrownBy(() -> FEE.decide(Map.of("luas", "tiga"), TODAY))
                .isInstanceOf(DecisionFailed.class)
                .hasMessageContaining("luas");
    }

    @Test
    void everyLetterMakesAnotherVersion() {
        assertThat(Decision.of("biaya.dmn", Tables.FEE.replace("10000", "10001"))
                        .version())
                .isNotEqualTo(FEE.version());
    }

    static Stream<Arguments> hitPolicies() {
        String low = "< 10 → 1";
        String mid = "< 20 → 2";
        String high = "< 30 → 3";
        return Stream.of(
                        Arguments.of("\"FIRST\"", "number", 5, 1L, List.of(1)),
                        Arguments.of("\"PRIORITY\"", "number", 5, 3L, List.of(3)),
                        Arguments.of("\"COLLECT\" aggregation=\"SUM\"", "number", 5, 6L, List.of(1, 2, 3)),
                        Arguments.of("\"COLLECT\" aggregation=\"COUNT\"", "number", 15, 2L, List.of(2, 3)),
                        Arguments.of("\"COLLECT\" aggregation=\"MIN\"", "number", 5, 1L, List.of(1, 2, 3)),
                        Arguments.of("\"COLLECT\" aggregation=\"MAX\"", "number", 5, 3L, List.of(1, 2, 3)),
                        Arguments.of("\"COLLECT\"", "Any", 15, List.of(2L, 3L), List.of(2, 3)),
                        Arguments.of("\"RULE ORDER\"", "Any", 5, List.of(1L, 2L, 3L), List.of(1, 2, 3)),
                        Arguments.of("\"OUTPUT ORDER\"", "Any", 5, List.of(3L, 2L, 1L), List.of(1, 2, 3)),
                        Arguments.of("\"UNIQUE\"", "number", 25, 3L, List.of(3)))
                .map(given -> {
                    Object[] all = given.get();
                    return Arguments.of(
                            all[0],
                            Tables.byArea((String) all[0], (String) all[1], low, mid, high),
                            all[2],
                            all[3],
                            all[4]);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hitPolicies")
    void everyHitPolicy(String name, String xml, int area, Object expected, List<Integer> rules) {
        Tables.Found found = Tables.read(xml);
        assertThat(found.faults()).isEmpty();
        Decision.Result result = found.decision().orElseThrow().decide(Map.of("luas", area), TODAY);
        assertThat(result.outputs()).containsEntry("tarif", expected);
        assertThat(result.rules()).extracting(Decision.Rule::number).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void aTableThatContradictsItselfFails() {
        Decision unique = Decision.of("m.dmn", Tables.byArea("\"UNIQUE\"", "number", "< 10 → 1", "< 20 → 2"));
        assertThatThrownBy(() -> unique.decide(Map.of("luas", 5), TODAY)).isInstanceOf(DecisionFailed.class);
        assertThat(unique.decide(Map.of("luas", 15), TODAY).outputs()).containsEntry("tarif", 2L);
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() {
        List<String> wrong = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> {
                    Map<String, Object> facts = new HashMap<>();
                    facts.put("luas", i % 20);
                    facts.put("jenis", "spanduk");
                    Decision.Result result = FEE.decide(facts, TODAY);
                    int rule = i % 20 < 10 ? 1 : 2;
                    boolean right = result.rules().size() == 1
                            && result.rules().getFirst().number() == rule
                            && Long.valueOf(i % 20 * 2L).equals(result.outputs().get("dobel"));
                    return right ? "" : i + " " + result;
                })
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(wrong).isEmpty();
    }
}
