package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Cases;
import id.andalan.document.pdf.SamplePages;
import id.andalan.identity.ApiKey.Scope;
import id.andalan.identity.Persons;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other systems file, follow and handle applications. */
@AndalanTest
class ApplicationsApiTest {
    @Autowired
    MockMvcTester program;

    @Autowired
    Persons persons;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private RequestPostProcessor files;
    private RequestPostProcessor desk;

    @BeforeEach
    void keys() {
        files = persons.program(null, Scope.APPLICATIONS_WRITE);
        desk = persons.program("disnaker", Scope.APPLICATIONS_HANDLE);
    }

    private JsonNode body(MvcTestResult result) throws Exception {
        return json.readTree(result.getResponse().getContentAsString());
    }

    private UUID picture() throws Exception {
        return picture(files);
    }

    private UUID picture(RequestPostProcessor who) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return send(who, new MockMultipartFile("file", "ktp.png", "image/png", bytes.toByteArray()));
    }

    private UUID pdf() throws Exception {
        return send(files, new MockMultipartFile("file", "foto.pdf", "application/pdf", SamplePages.pdf()));
    }

    private UUID send(RequestPostProcessor who, MockMultipartFile file) throws Exception {
        MvcTestResult sent = program.post()
                .uri("/api/v1/files")
                .multipart()
                .file(file)
                .with(who)
                .exchange();
        assertThat(sent).hasStatus(201);
        return UUID.fromString(body(sent).get("id").asString());
    }

    private MvcTestResult post(RequestPostProcessor who, String uri, String key, Object value) {
        return program.post()
                .uri(uri)
                .with(who)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(value))
                .exchange();
    }

    private Map<String, Object> application(Map<String, Object> answers) {
        return Map.of(
                "service",
                "ak1",
                "version",
                1,
                "answers",
                answers,
                "applicant",
                Map.of("name", "Siti Rahma", "phone", "+6281234567890"));
    }

    @Test
    void aProgramFilesOnceAndFollowsByTheLink() throws Exception {
        Map<String, Object> answers = Cases.ak1(picture(), picture(), picture());
        String key = UUID.randomUUID().toString();
        MvcTestResult first = post(files, "/api/v1/applications", key, application(answers));
        assertThat(first).hasStatus(201);
        MvcTestResult again = post(files, "/api/v1/applications", key, application(answers));
        assertThat(body(again).get("number")).isEqualTo(body(first).get("number"));
        JsonNode standing = body(program.get()
                .uri("/api/v1/applications/" + body(first).get("link").asString())
                .exchange());
        assertThat(standing.at("/application/status").asString()).isEqualTo("open");
        assertThat(standing.at("/waiting/0/node").asString()).isEqualTo("periksa");
        assertThat(standing.at("/path").values()).hasSize(2);
    }

    @Test
    void wrongAnswersAreNamedByFieldAndAFormOfAnotherVersionIsRefused() throws Exception {
        MvcTestResult wrong =
                post(files, "/api/v1/applications", "w1" + UUID.randomUUID(), application(Map.of("nik", "1")));
        assertThat(wrong).hasStatus(422);
        assertThat(wrong.getResponse().getContentAsString()).contains("nik", "nama");
        Map<String, Object> old = new HashMap<>(application(Map.of()));
        old.put("version", 99);
        assertThat(post(files, "/api/v1/applications", "w2" + UUID.randomUUID(), old))
                .hasStatus(422);
    }

    /** 422 with this one fault. */
    private void assertRefusedAt(String field, MvcTestResult result, String... words) throws Exception {
        assertThat(result).hasStatus(422);
        JsonNode errors = body(result).get("errors");
        assertThat(errors.values()).hasSize(1);
        assertThat(errors.at("/0/field").asString()).isEqualTo(field);
        for (String word : words) {
            assertThat(errors.at("/0/detail").asString()).contains(word);
        }
    }

    private MvcTestResult file(Map<String, Object> answers) {
        return post(files, "/api/v1/applications", "f" + UUID.randomUUID(), application(answers));
    }

    @Test
    void aFileThatTheFormDoesNotTakeIsRefusedAtItsField() throws Exception {
        assertRefusedAt(
                "pas_foto",
                file(Cases.ak1(picture(), picture(), pdf())),
                "Pas foto berlatar merah",
                "JPG, PNG",
                "5 MB");
        Map<String, Object> answers = Cases.ak1(picture(), pdf(), picture());
        assertThat(file(answers)).hasStatus(201);
        // It hangs on that application now.
        assertThat(file(answers)).hasStatus(422);
    }

    @Test
    void aFileOfSomebodyElseOrOfNobodyIsRefusedAtItsField() throws Exception {
        RequestPostProcessor others = persons.program(null, Scope.APPLICATIONS_WRITE);
        assertRefusedAt("pas_foto", file(Cases.ak1(picture(), picture(), picture(others))));
        assertRefusedAt("pas_foto", file(Cases.ak1(picture(), picture(), UUID.randomUUID())));
        Map<String, Object> answers = Cases.ak1(picture(), picture(), picture());
        for (Object odd : List.of("foto.jpg", 7, List.of(), Map.of("id", 1), "1-1-1-1-1")) {
            answers.put("pas_foto", List.of(odd));
            assertRefusedAt("pas_foto", file(answers));
        }
    }

    @Test
    void aPlaceThatCannotBeBookedIsRefusedAtItsField() throws Exception {
        Map<String, Object> answers = new HashMap<>(
                Map.of("nama", "Siti Rahma", "telepon", "081234567890", "kegiatan", "kerja", "tata_tertib", true));
        for (String place : List.of("tidak-ada", "benteng-panggung")) {
            answers.put("jadwal", Map.of("place", place, "from", "2099-01-05T09:00", "to", "2099-01-05T10:00"));
            Map<String, Object> request = new HashMap<>(application(answers));
            request.put("service", "creative-hub");
            assertRefusedAt("jadwal", post(files, "/api/v1/applications", "b" + UUID.randomUUID(), request));
        }
    }

    @Test
    void aCorrectionIsHeldAgainstTheSameRules() throws Exception {
        JsonNode filed = body(file(Cases.ak1(picture(), picture(), picture())));
        String link = filed.get("link").asString();
        JsonNode open = body(program.get()
                .uri("/api/v1/tasks?application=" + filed.get("number").asString())
                .with(desk)
                .exchange());
        String check = "/api/v1/tasks/" + open.at("/tasks/0/id").asString() + "/finish";
        assertThat(post(desk, check, "k" + UUID.randomUUID(), Map.of("outcome", "kurang", "message", "Foto buram")))
                .hasStatusOk();
        String task = body(program.get().uri("/api/v1/applications/" + link).exchange())
                .at("/waiting/0/task")
                .asString();
        RequestPostProcessor others = persons.program(null, Scope.APPLICATIONS_WRITE);
        for (String wrong : List.of(pdf().toString(), picture(others).toString(), "foto.jpg")) {
            assertRefusedAt("pas_foto", answer(link, task, wrong));
        }
        assertThat(answer(link, task, picture().toString())).hasStatusOk();
    }

    private MvcTestResult answer(String link, String task, String photo) {
        return post(
                files,
                "/api/v1/applications/" + link + "/answer",
                "a" + UUID.randomUUID(),
                Map.of("task", task, "answers", Map.of("pas_foto", List.of(photo))));
    }

    @Test
    void anAgencysSystemDoesItsTasksAndReadingIsOnRecord() throws Exception {
        Map<String, Object> answers = Cases.ak1(picture(), picture(), picture());
        JsonNode filed =
                body(post(files, "/api/v1/applications", UUID.randomUUID().toString(), application(answers)));
        String number = filed.get("number").asString();
        JsonNode open = body(program.get()
                .uri("/api/v1/tasks?application=" + number)
                .with(desk)
                .exchange());
        String task = open.at("/tasks/0/id").asString();
        JsonNode whole =
                body(program.get().uri("/api/v1/tasks/" + task).with(desk).exchange());
        assertThat(whole.at("/facts/nama").asString()).isEqualTo("Siti Rahma");
        assertThat(whole.at("/outcomes").values()).hasSize(3);
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where action = 'application.read' and facts ->> 'number' = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        RequestPostProcessor stranger = persons.program("dlh", Scope.APPLICATIONS_HANDLE);
        assertThat(program.get().uri("/api/v1/tasks/" + task).with(stranger).exchange())
                .hasStatus(404);
        assertThat(post(stranger, "/api/v1/tasks/" + task + "/claim", "s1" + UUID.randomUUID(), Map.of()))
                .hasStatus(409);
        String key = UUID.randomUUID().toString();
        Map<String, Object> approved = Map.of("outcome", "setuju", "checked", 3);
        MvcTestResult done = post(desk, "/api/v1/tasks/" + task + "/finish", key, approved);
        assertThat(done).hasStatusOk();
        assertThat(body(done).at("/waiting/0/node").asString()).isEqualTo("sahkan");
        assertThat(body(post(desk, "/api/v1/tasks/" + task + "/finish", key, approved)))
                .isEqualTo(body(done));
        String head = body(done).at("/waiting/0/task").asString();
        assertThat(post(
                        desk,
                        "/api/v1/tasks/" + head + "/finish",
                        UUID.randomUUID().toString(),
                        approved))
                .hasStatus(422);
    }

    @Test
    void whoeverItIsForHasANameAndARelation() throws Exception {
        Map<String, Object> application =
                new java.util.HashMap<>(application(Cases.ak1(picture(), picture(), picture())));
        application.put("behalf", Map.of("name", "Siti"));
        MvcTestResult half =
                post(files, "/api/v1/applications", UUID.randomUUID().toString(), application);
        assertThat(half).hasStatus(422);
        assertThat(body(half).at("/errors/0/field").asString()).isEqualTo("behalf.relation");
    }

    @Test
    void theFormOfAServiceIsItsSchema() throws Exception {
        JsonNode schema = body(program.get().uri("/api/v1/services/ak1/form").exchange());
        assertThat(schema.at("/properties/nik/format").asString()).isEqualTo("nik");
    }
}
