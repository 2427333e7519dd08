package id.andalan.catalog.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DMN for tests, a line an element. */
public final class Tables {
    /** The fee of an advertisement by area and kind; when the permit ends; what two entries of a context say. */
    public static final String FEE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="biaya" name="biaya" namespace="https://andalan.id/layanan/biaya">
            <inputData id="i_luas" name="luas"><variable name="luas" typeRef="number"/></inputData>
            <inputData id="i_jenis" name="jenis"><variable name="jenis" typeRef="string"/></inputData>
            <inputData id="i_hari" name="hari_ini"><variable name="hari_ini" typeRef="date"/></inputData>
            <decision id="d_tarif" name="tarif"><variable name="tarif" typeRef="number"/>
            <informationRequirement><requiredInput href="#i_luas"/></informationRequirement>
            <informationRequirement><requiredInput href="#i_jenis"/></informationRequirement>
            <decisionTable id="t" hitPolicy="FIRST">
            <input><inputExpression typeRef="number"><text>luas</text></inputExpression></input>
            <input><inputExpression typeRef="string"><text>jenis</text></inputExpression></input>
            <output typeRef="number"/>
            <annotation name="dasar"/>
            <rule id="kecil"><inputEntry><text>&lt; 10</text></inputEntry><inputEntry><text>"spanduk"</text></inputEntry><outputEntry><text>luas * 10000</text></outputEntry><annotationEntry><text>contoh: kecil</text></annotationEntry></rule>
            <rule id="besar"><inputEntry><text>&gt;= 10</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>luas * 25000.5</text></outputEntry><annotationEntry><text>contoh: besar</text></annotationEntry></rule>
            </decisionTable>
            </decision>
            <decision id="d_akhir" name="berlaku_sampai"><variable name="berlaku_sampai" typeRef="date"/>
            <informationRequirement><requiredInput href="#i_hari"/></informationRequirement>
            <literalExpression><text>hari_ini + duration("P30D")</text></literalExpression>
            </decision>
            <decision id="d_rinci" name="rincian"><variable name="rincian"/>
            <informationRequirement><requiredInput href="#i_luas"/></informationRequirement>
            <context>
            <contextEntry><variable name="dobel" typeRef="number"/><literalExpression><text>luas * 2</text></literalExpression></contextEntry>
            <contextEntry><variable name="luas_besar" typeRef="boolean"/><literalExpression><text>dobel &gt; 20</text></literalExpression></contextEntry>
            </context>
            </decision>
            </definitions>
            """;

    private Tables() {}

    public record Found(Optional<Decision> decision, List<String> faults) {}

    /** The decision, and what is wrong as "line code". */
    public static Found read(String xml) {
        List<String> faults = new ArrayList<>();
        Optional<Decision> decision =
                Decision.read("biaya.dmn", xml, (line, code, args) -> faults.add(line + " " + code));
        return new Found(decision, faults);
    }

    /** A table of one column of numbers {@code luas} and one of results {@code tarif}, with a hit policy. */
    public static String byArea(String hitPolicy, String type, String... rules) {
        StringBuilder xml = new StringBuilder("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="https://andalan.id/m">
                <inputData id="i" name="luas"><variable name="luas" typeRef="number"/></inputData>
                <decision id="d" name="tarif"><variable name="tarif" typeRef="%s"/>
                <informationRequirement><requiredInput href="#i"/></informationRequirement>
                <decisionTable hitPolicy=%s>
                <input><inputExpression typeRef="number"><text>luas</text></inputExpression></input>
                <output typeRef="number"><outputValues><text>3,2,1</text></outputValues></output>
                """.formatted(type, hitPolicy));
        for (String rule : rules) {
            int arrow = rule.indexOf('→');
            xml.append("<rule><inputEntry><text><![CDATA[")
                    .append(rule.substring(0, arrow).strip())
                    .append("]]></text></inputEntry><outputEntry><text>")
                    .append(rule.substring(arrow + 1).strip())
                    .append("</text></outputEntry></rule>\n");
        }
        return xml.append("</decisionTable></decision></definitions>").toString();
    }
}
