package id.andalan.region.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.Persons;
import id.andalan.region.Boundaries;
import id.andalan.region.Regions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class BoundaryPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Regions regions;

    @Autowired
    Boundaries boundaries;

    @AfterEach
    void backToSchematic() {
        while (!regions.boundaries().isSchematic()) {
            boundaries.undo(Actor.SYSTEM);
        }
    }

    private MvcTestResult send(String geojson, boolean apply) {
        return mvc.post()
                .uri("/admin/batas")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "resmi.geojson", "application/geo+json", geojson.getBytes(StandardCharsets.UTF_8)))
                .param("apply", Boolean.toString(apply))
                .with(persons.admin())
                .with(Persons.form())
                .exchange();
    }

    private String wards() throws Exception {
        return mvc.get()
                .uri("/api/v1/regions/wards.geojson")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void boundariesAreCheckedPutInForceAndTakenBack() throws Exception {
        String file = wards();
        assertThat(send(file, false)).hasStatusOk().bodyText().contains("dapat dipasang", "kelurahan dalam berkas");
        assertThat(regions.boundaries().isSchematic()).isTrue();
        assertThat(send(file, true)).hasRedirectedUrl("/admin/batas");
        assertThat(boundaries.undo(Actor.SYSTEM).isSchematic())
                .as("the official ones were in force")
                .isTrue();
    }

    @Test
    void aFileWithFaultsChangesNothingAndSaysWhere() {
        assertThat(send("{\"type\":\"FeatureCollection\",\"features\":[]}", true))
                .hasStatus(422)
                .bodyText()
                .contains("tidak dapat dipasang", "tidak ada satu pun feature");
        assertThat(send("bukan json", true)).hasStatus(422);
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    @Test
    void thereIsNothingToTakeBackAtFirst() {
        assertThat(mvc.post()
                        .uri("/admin/batas/batal")
                        .with(persons.admin())
                        .with(Persons.form())
                        .exchange())
                .hasRedirectedUrl("/admin/batas");
        assertThat(mvc.get().uri("/admin/batas").with(persons.admin()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Skematis");
    }
}
