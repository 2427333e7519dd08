package id.andalan.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AndalanTest
class PhotoPageTest {
    @Autowired
    MockMvcTester web;

    @Test
    void aPhotoThatIsNotThereIsNotFoundInEitherSize() {
        assertThat(web.get().uri("/foto/" + Ids.next() + ".jpg")).hasStatus(404);
        assertThat(web.get().uri("/foto/" + Ids.next() + "/kecil.jpg")).hasStatus(404);
    }

    @Test
    void anAddressThatIsNoIdIsNotAFault() {
        assertThat(web.get().uri("/foto/1.jpg").exchange().getResponse().getStatus())
                .isBetween(400, 404);
    }
}
