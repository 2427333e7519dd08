package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.image.Pictures;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class PhotosTest {
    @Autowired
    Photos photos;

    @Autowired
    PhotoTable table;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private PhotoDraft draft() {
        return photos.accept(new ByteArrayInputStream(Pictures.jpeg(640, 480)));
    }

    private List<Photo> attach(String type, UUID subject, PhotoVisibility visibility, PhotoDraft... drafts) {
        return transaction.execute(status -> photos.attach(type, subject, List.of(drafts), visibility));
    }

    private Photo photo(PhotoVisibility visibility) {
        return attach("test-thing", Ids.next(), visibility, draft()).getFirst();
    }

    @Test
    void attachedPhotosAreListedInTheirOrder() {
        UUID subject = Ids.next();
        attach("test-thing", subject, PhotoVisibility.PUBLIC, draft(), draft());
        attach("test-thing", subject, PhotoVisibility.INTERNAL, draft());
        List<Photo> all = photos.list("test-thing", subject);
        assertThat(all).extracting(Photo::position).containsExactly(0, 1, 2);
        assertThat(all).extracting(Photo::visibility).endsWith(PhotoVisibility.INTERNAL);
        assertThat(photos.list("other-thing", subject)).isEmpty();
        assertThat(photos.list("test-thing", Set.of(subject, Ids.next()))).isEqualTo(Map.of(subject, all));
    }

    @Test
    void aSubjectHoldsFiveAtMostAndKeepsNoneOfTooMany() {
        UUID subject = Ids.next();
        attach("test-thing", subject, PhotoVisibility.PUBLIC, draft(), draft(), draft());
        assertThatThrownBy(() -> attach("test-thing", subject, PhotoVisibility.PUBLIC, draft(), draft(), draft()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("photo.toomany"));
        assertThat(photos.list("test-thing", subject)).hasSize(3);
    }

    @Test
    void photosNeedTheTransactionOfTheirCommandAndLeaveNothingWhenItFails() {
        UUID subject = Ids.next();
        PhotoDraft draft = draft();
        assertThatThrownBy(() -> photos.attach("test-thing", subject, List.of(draft), PhotoVisibility.PUBLIC))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            photos.attach("test-thing", subject, List.of(draft), PhotoVisibility.PUBLIC);
            status.setRollbackOnly();
        });
        assertThat(photos.list("test-thing", subject)).isEmpty();
        assertThat(jdbc.sql("select count(*) from document.blob where id = ?")
                        .param(draft.large().id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thePageGivesBothPrintsForAYear() {
        Photo photo = photo(PhotoVisibility.PUBLIC);
        assertThat(mvc.get().uri(photo.href()))
                .hasStatusOk()
                .hasContentType("image/jpeg")
                .headers()
                .hasValue("Cache-Control", "max-age=31536000, public, immutable")
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Content-Disposition", "inline; filename=\"foto-" + photo.id() + ".jpg\"");
        byte[] large = body(photo.href());
        assertThat(Pictures.read(large).getWidth()).isEqualTo(640);
        assertThat(Pictures.read(body(photo.smallHref())).getWidth()).isEqualTo(480);
        String etag = mvc.get().uri(photo.href()).exchange().getResponse().getHeader("ETag");
        assertThat(mvc.get().uri(photo.href()).header("If-None-Match", etag)).hasStatus(304);
        assertThat(mvc.get().uri(photo.smallHref()).header("If-None-Match", etag))
                .hasStatusOk();
    }

    private byte[] body(String uri) {
        return mvc.get().uri(uri).exchange().getResponse().getContentAsByteArray();
    }

    @Test
    void whoMayNotSeeThePhotoLearnsNothingOfIt() {
        Photo parties = photo(PhotoVisibility.PARTIES);
        Photo internal = photo(PhotoVisibility.INTERNAL);
        Photo orphan = attach("nobodys-thing", Ids.next(), PhotoVisibility.PUBLIC, draft())
                .getFirst();
        Photo[] hidden = {parties, internal, orphan};
        for (Photo photo : hidden) {
            assertThatThrownBy(() -> photos.get(Actor.ANONYMOUS, photo.id(), "x"))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> photos.get(Actor.ANONYMOUS, Ids.next(), null)).isInstanceOf(NotFound.class);
        Actor officer = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), "x");
        assertThat(photos.get(officer, internal.id(), null)).isEqualTo(internal);
    }

    @Test
    void thePrivateLinkOpensThePartiesPhotosForItsReaderOnly() {
        Photo photo = photo(PhotoVisibility.PARTIES);
        assertThat(mvc.get().uri(photo.href() + "?kunci=" + photo.subjectId()))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "max-age=31536000, private, immutable");
    }

    @Test
    void hidingAPhotoIsWrittenInTheJournalOnce() {
        Photo photo = photo(PhotoVisibility.PUBLIC);
        photos.setVisibility(Actor.SYSTEM, photo.id(), PhotoVisibility.INTERNAL);
        photos.setVisibility(Actor.SYSTEM, photo.id(), PhotoVisibility.INTERNAL);
        assertThat(table.find(photo.id()).orElseThrow().visibility()).isEqualTo(PhotoVisibility.INTERNAL);
        assertThat(trail.list("test-thing", photo.subjectId()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("photo.hidden"));
    }

    @Test
    void deletedSubjectsTakeTheirBytesWithThem() {
        Photo photo = photo(PhotoVisibility.PUBLIC);
        PhotoTable.Prints prints = table.prints(photo.id());
        transaction.executeWithoutResult(status -> photos.delete("test-thing", List.of(photo.subjectId())));
        assertThat(table.find(photo.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from document.blob where id in (?, ?)")
                        .params(prints.large(), prints.small())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
