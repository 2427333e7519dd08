package id.andalan.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AndalanTest
class NoticePageTest {
    @Autowired
    MockMvcTester web;

    @ParameterizedTest
    @ValueSource(strings = {"/pemberitahuan", "/pemberitahuan/1"})
    void noticesAreForThoseWhoSignedIn(String path) {
        assertThat(web.get().uri(path).exchange().getResponse().getRedirectedUrl())
                .contains("/masuk");
    }

    @Test
    void theirNumberIsNotToldToStrangers() {
        assertThat(web.get()
                        .uri("/pemberitahuan/jumlah")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(200);
    }
}
