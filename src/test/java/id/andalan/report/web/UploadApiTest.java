package id.andalan.report.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** POST /api/v1/reports with photos: what a phone sends that was without a network. */
@AndalanTest
class UploadApiTest {
    @Autowired
    private MockMvcTester client;

    @Autowired
    private JdbcClient jdbc;

    private MvcTestResult send(String key, String description, String category, byte[] photo) {
        return client.post()
                .uri("/api/v1/reports")
                .multipart()
                .file(new MockMultipartFile("photos", "foto-1.jpg", "image/jpeg", photo))
                .param("category", category)
                .param("lat", Filings.LAT)
                .param("long", Filings.LON)
                .param("description", description)
                .header("Idempotency-Key", key)
                .exchange();
    }

    private long count(String description) {
        return jdbc.sql("select count(*) from report.report where description = ? and photos = 1")
                .param(description)
                .query(Long.class)
                .single();
    }

    @Test
    void sentAgainAfterALostAnswerItIsThereOnce() throws Exception {
        String key = Ids.next().toString();
        String word = Filings.word();
        byte[] photo = Filings.picture(64, 48);
        MvcTestResult first = send(key, word, "hewan", photo);
        assertThat(first).hasStatus(201);
        assertThat(text(send(key, word, "hewan", photo))).isEqualTo(text(first)).contains("\"link\":\"/l/");
        assertThat(count(word)).isOne();
    }

    @Test
    void anotherPhotoUnderTheSameKeyIsAnotherRequest() throws Exception {
        String key = Ids.next().toString();
        String word = Filings.word();
        send(key, word, "hewan", Filings.picture(64, 48));
        MvcTestResult again = send(key, word, "hewan", Filings.picture(65, 48));
        assertThat(again).hasStatus(422);
        assertThat(text(again)).contains("idempotency.mismatch");
    }

    @Test
    void refusalsNameTheirField() throws Exception {
        assertThat(text(send(Ids.next().toString(), "abc", "", Filings.picture(9, 9))))
                .contains("\"field\":\"category\"", "\"field\":\"description\"");
        assertThat(text(send(Ids.next().toString(), Filings.word(), "tidakada", Filings.picture(9, 9))))
                .contains("report.category.unknown");
        assertThat(text(send(
                        Ids.next().toString(),
                        Filings.word(),
                        "hewan",
                        "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
                .contains("\"field\":\"photos\"");
    }
}
