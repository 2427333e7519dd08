package id.andalan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.catalog.process.Drawn;
import id.andalan.catalog.process.ServiceProcess;
import java.io.StringReader;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xml.sax.InputSource;

class ProcessPictureTest {
    private static final ServiceProcess GOOD = Drawn.read(Drawn.GOOD).process().orElseThrow();

    @Test
    void theMainWayGoesStraightDownAndOthersStandBeside() {
        ProcessLayout layout = ProcessLayout.of(GOOD);
        assertThat(layout.cell("masuk")).isEqualTo(new ProcessLayout.Cell(0, 0));
        assertThat(layout.cell("periksa")).isEqualTo(new ProcessLayout.Cell(1, 0));
        assertThat(layout.cell("lengkap")).isEqualTo(new ProcessLayout.Cell(2, 0));
        assertThat(layout.cell("terbit")).isEqualTo(new ProcessLayout.Cell(3, 0));
        assertThat(layout.cell("perbaiki")).isEqualTo(new ProcessLayout.Cell(3, 1));
        assertThat(layout.cell("ingatkan")).isEqualTo(new ProcessLayout.Cell(2, 2));
        assertThat(layout.cell("lama")).isEqualTo(layout.cell("periksa"));
        assertThat(GOOD.flows().stream().filter(layout::isBack).map(ServiceProcess.Flow::id))
                .containsExactly("f7");
    }

    @Test
    void noTwoNodesStandInOnePlace() {
        ProcessLayout layout = ProcessLayout.of(GOOD);
        assertThat(GOOD.nodes().stream()
                        .filter(node -> node.kind() != ServiceProcess.Kind.TIMER)
                        .map(node -> layout.cell(node.id())))
                .doesNotHaveDuplicates();
    }

    @Test
    @Timeout(10)
    void aLadderOfShortCutsIsLaidOutAtOnce() {
        StringBuilder ladder = new StringBuilder(Drawn.HEAD).append("<startEvent id=\"n0\"/>");
        for (int i = 1; i < 150; i++) {
            ladder.append("<parallelGateway id=\"n%d\"/>".formatted(i));
            if (i > 2) {
                ladder.append("<sequenceFlow id=\"s%d\" sourceRef=\"n%d\" targetRef=\"n%d\"/>".formatted(i, i - 2, i));
            }
            ladder.append("<sequenceFlow id=\"f%d\" sourceRef=\"n%d\" targetRef=\"n%d\"/>".formatted(i, i - 1, i));
        }
        ladder.append("<endEvent id=\"z\"/><sequenceFlow id=\"fz\" sourceRef=\"n149\" targetRef=\"z\"/>")
                .append(Drawn.TAIL);
        ServiceProcess process = Drawn.read(ladder.toString()).process().orElseThrow();
        assertThat(ProcessLayout.of(process).cell("z").row()).isEqualTo(150);
    }

    @Test
    void thePictureIsSoundXmlThatNamesItselfAndShowsWhereACaseStands() throws Exception {
        String svg = ProcessPicture.svg(
                GOOD,
                "Alur <AK-1>",
                new ProcessPicture.Place(Set.of("periksa"), Set.of("masuk", "periksa"), "di sini"));
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Alur <AK-1>");
        assertThat(svg)
                .containsOnlyOnce("process-here")
                .doesNotContain("style=")
                .contains("Periksa berkas");
    }

    /** What joins from the right runs around a node that stands between, and no word is cut off. */
    @Test
    void aLineRunsThroughNoNodeAndThePictureIsAsWideAsItsWords() {
        String drawing = Drawn.HEAD + """
                <startEvent id="a"/><exclusiveGateway id="b" name="b" default="f2"/><exclusiveGateway id="d" name="d" default="f3"/>
                <userTask id="c" name="c"/><userTask id="e" name="e"/><userTask id="f" name="f"/><exclusiveGateway id="g" name="Dapat didaftarkan?" default="f6"/>
                <endEvent id="z"/><endEvent id="y"/>
                <sequenceFlow id="f1" sourceRef="a" targetRef="b"/><sequenceFlow id="f2" sourceRef="b" targetRef="d"/>
                <sequenceFlow id="g1" name="jauh" sourceRef="b" targetRef="f"/><sequenceFlow id="f3" sourceRef="d" targetRef="c"/>
                <sequenceFlow id="g2" name="dekat" sourceRef="d" targetRef="e"/><sequenceFlow id="f4" sourceRef="c" targetRef="z"/>
                <sequenceFlow id="f5" sourceRef="e" targetRef="y"/><sequenceFlow id="g3" sourceRef="f" targetRef="g"/>
                <sequenceFlow id="f6" name="dapat" sourceRef="g" targetRef="c"/><sequenceFlow id="f7" name="lain" sourceRef="g" targetRef="e"/>
                """ + Drawn.TAIL;
        ServiceProcess process = Drawn.read(drawing).process().orElseThrow();
        ProcessLayout layout = ProcessLayout.of(process);
        assertThat(layout.cell("e").row()).isEqualTo(layout.cell("c").row());
        assertThat(layout.cell("e").column()).isEqualTo(1);
        assertThat(layout.cell("g").column()).isEqualTo(2);
        String svg = ProcessPicture.svg(process, "Alur");
        int row = layout.cell("c").row() * 96 + 48;
        // To c behind e: from above. To e, with nothing between: straight in from the side.
        assertThat(svg).contains(" H146 V%d\"".formatted(row - 26)).contains(" V%d H326\"".formatted(row));
        int width = Integer.parseInt(svg.replaceFirst("(?s).*? width=\"(\\d+)\".*", "$1"));
        assertThat(width).isGreaterThan(2 * 168 + 84 + 24 + 6 * "Dapat didaftarkan?".length());
    }

    @Test
    void longNamesAreWrappedAtWordsAndCutAtTheEnd() {
        assertThat(ProcessPicture.wrap("Periksa berkas", 2)).containsExactly("Periksa berkas");
        assertThat(ProcessPicture.wrap("Memeriksa kelengkapan berkas permohonan", 2))
                .containsExactly("Memeriksa kelengkapan", "berkas permohonan");
        assertThat(ProcessPicture.wrap("Memeriksa kelengkapan berkas permohonan dan mencatatnya", 2))
                .containsExactly("Memeriksa kelengkapan", "berkas permohonan…");
        assertThat(ProcessPicture.wrap("", 2)).isEmpty();
    }
}
