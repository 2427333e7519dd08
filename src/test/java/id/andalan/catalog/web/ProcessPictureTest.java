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

    @Test
    void longNamesAreWrappedAtWordsAndCutAtTheEnd() {
        assertThat(ProcessPicture.wrap("Periksa berkas")).containsExactly("Periksa berkas");
        assertThat(ProcessPicture.wrap("Memeriksa kelengkapan berkas permohonan"))
                .containsExactly("Memeriksa kelengkapan", "berkas permohonan");
        assertThat(ProcessPicture.wrap("Memeriksa kelengkapan berkas permohonan dan mencatatnya"))
                .containsExactly("Memeriksa kelengkapan", "berkas permohonan…");
        assertThat(ProcessPicture.wrap("")).isEmpty();
    }
}
