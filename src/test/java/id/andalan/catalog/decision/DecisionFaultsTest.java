package id.andalan.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may not stand in a DMN file, or does not fit, is refused with its line. */
class DecisionFaultsTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("no XML", "<definitions xmlns", "definitions xmlns", "2 pack.decision.xml"),
                Arguments.of("cut off", "</definitions>", "", "30 pack.decision.xml"),
                Arguments.of(
                        "a doctype",
                        "<definitions xmlns",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions xmlns",
                        "2 pack.decision.doctype"),
                Arguments.of(
                        "another vocabulary", "DMN/20191111/MODEL/", "BPMN/20100524/MODEL", "2 pack.decision.root"),
                Arguments.of(
                        "a foreign element",
                        "<annotation name=\"dasar\"/>",
                        "<x:y xmlns:x=\"urn:x\"/>",
                        "13 pack.decision.foreign"),
                Arguments.of(
                        "a foreign attribute",
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"FIRST\" xmlns:x=\"urn:x\" x:y=\"1\"",
                        "9 pack.decision.foreign"),
                Arguments.of(
                        "an import",
                        "<inputData id=\"i_luas\"",
                        "<import name=\"a\" namespace=\"b\" importType=\"c\"/><inputData id=\"i_luas\"",
                        "3 pack.decision.import"),
                Arguments.of(
                        "knowledge of Java",
                        "<inputData id=\"i_luas\"",
                        "<businessKnowledgeModel name=\"a\"><encapsulatedLogic kind=\"Java\"/></businessKnowledgeModel><inputData id=\"i_luas\"",
                        "3 pack.decision.element"),
                Arguments.of(
                        "an invocation",
                        "<literalExpression><text>hari_ini + duration(\"P30D\")</text></literalExpression>",
                        "<invocation/>",
                        "20 pack.decision.element"),
                Arguments.of(
                        "another language",
                        "<literalExpression><text>hari",
                        "<literalExpression expressionLanguage=\"https://www.java.com\"><text>hari",
                        "20 pack.decision.language"),
                Arguments.of("no name", "name=\"biaya\" namespace", "name=\"\" namespace", "2 pack.decision.named"),
                Arguments.of(
                        "an input without variable",
                        "<variable name=\"luas\" typeRef=\"number\"/>",
                        "",
                        "3 pack.decision.variable"),
                Arguments.of(
                        "an input of no type",
                        "<variable name=\"luas\" typeRef=\"number\"/>",
                        "<variable name=\"luas\" typeRef=\"angka\"/>",
                        "3 pack.decision.type"),
                Arguments.of(
                        "an output of no type",
                        "<variable name=\"dobel\" typeRef=\"number\"/>",
                        "<variable name=\"dobel\"/>",
                        "25 pack.decision.type"),
                Arguments.of(
                        "a name that is no fact",
                        "<decision id=\"d_rinci\" name=\"rincian\"><variable name=\"rincian\"/>",
                        "<decision id=\"d_rinci\" name=\"Rincian Biaya\"><variable name=\"Rincian Biaya\"/>",
                        "22 pack.decision.name"),
                Arguments.of(
                        "a name twice",
                        "<variable name=\"dobel\"",
                        "<variable name=\"tarif\"",
                        "22 pack.decision.twice"),
                Arguments.of("an id twice", "id=\"d_akhir\"", "id=\"d_tarif\"", "18 pack.decision.twice"),
                Arguments.of("a need that is not there", "#i_jenis", "#i_jenis2", "6 pack.decision.reference"),
                Arguments.of(
                        "a need elsewhere",
                        "href=\"#i_jenis\"",
                        "href=\"https://x.id/a#b\"",
                        "8 pack.decision.reference"),
                Arguments.of(
                        "a ring",
                        "<requiredInput href=\"#i_hari\"/>",
                        "<requiredDecision href=\"#d_akhir\"/>",
                        "18 pack.decision.ring"),
                Arguments.of(
                        "a hit policy that is none",
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"RANDOM\"",
                        "9 pack.decision.hit"),
                Arguments.of(
                        "a row too short",
                        "<inputEntry><text>\"spanduk\"</text></inputEntry>",
                        "",
                        "14 pack.decision.rule"),
                Arguments.of(
                        "a decision of nothing",
                        "<literalExpression><text>hari_ini + duration(\"P30D\")</text></literalExpression>",
                        "",
                        "18 pack.decision.empty"),
                Arguments.of("a fact nobody named", "luas * 10000", "lebar * 10000", "14 pack.decision.feel"),
                Arguments.of("a need that is not said", "luas * 10000", "hari_ini.year", "14 pack.decision.feel"),
                Arguments.of("half an expression", "luas * 2<", "luas *<", "25 pack.decision.feel"),
                Arguments.of("a word without quotes", "\"spanduk\"", "spanduk", "14 pack.decision.feel"),
                Arguments.of("an empty cell", "<text>luas * 10000</text>", "<text></text>", "14 pack.decision.feel"),
                Arguments.of(
                        "a function of Java",
                        "luas * 2<",
                        "(function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\"}})(\"id\")<",
                        "25 pack.decision.word"),
                Arguments.of("a loop", "luas * 2<", "sum(for i in 1..1000000000 return i)<", "25 pack.decision.word"),
                Arguments.of("the clock", "hari_ini + duration(\"P30D\")", "today()", "20 pack.decision.word"),
                Arguments.of(
                        "a regular expression",
                        "dobel &gt; 20",
                        "matches(string(dobel), \"(a+)+b\")",
                        "26 pack.decision.word"),
                Arguments.of("a comment that hides", "luas * 2<", "luas * 2 /* x */<", "25 pack.decision.word"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void isRefusedWithItsLine(String what, String good, String bad, String fault) {
        String text = Tables.FEE.replace(good, bad);
        assertThat(text).as("the case changes the file").isNotEqualTo(Tables.FEE);
        Tables.Found found = Tables.read(text);
        assertThat(found.faults()).contains(fault);
        assertThat(found.decision()).isEmpty();
    }

    @Test
    void bombsAreRefusedAtOnce() {
        String deep = Tables.FEE.replace(
                "<annotation name=\"dasar\"/>",
                "<annotation name=\"dasar\">" + "<text>".repeat(50_000) + "</text>".repeat(50_000) + "</annotation>");
        String wide = Tables.FEE.replace("<annotation name=\"dasar\"/>", "<annotation name=\"d\"/>".repeat(20_000));
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(Tables.read(deep).faults()).contains("1 pack.decision.large");
            assertThat(Tables.read(wide).faults()).contains("13 pack.decision.large");
        });
    }

    @Test
    void aModelThatDoublesWithEveryLineIsRefused() {
        StringBuilder entries = new StringBuilder();
        for (int i = 1; i < 40; i++) {
            entries.append(
                    "<contextEntry><variable name=\"a%d\" typeRef=\"string\"/><literalExpression><text>%s</text></literalExpression></contextEntry>\n"
                            .formatted(i, i == 1 ? "string(luas)" : "a%1$d + a%1$d".formatted(i - 1)));
        }
        String text = Tables.FEE.replace(
                "<contextEntry><variable name=\"dobel\"", entries + "<contextEntry><variable name=\"dobel\"");
        assertThat(Tables.read(text).faults()).hasSize(1).first().asString().endsWith("pack.decision.grows");
    }
}
