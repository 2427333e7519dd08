package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.image.Pictures;
import id.andalan.document.pdf.SamplePages;
import id.andalan.identity.Persons;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class FilesTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    Files files;

    @Autowired
    FileSweep sweep;

    @Autowired
    Persons persons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private FileRef pdf(Actor actor) {
        return files.take(
                actor, "surat.pdf", new ByteArrayInputStream(SamplePages.pdf()), Set.of(FileType.PDF), MEGABYTE);
    }

    private FileRef picture(Actor actor) {
        return files.take(
                actor,
                "ktp.jpg",
                new ByteArrayInputStream(Pictures.jpeg(320, 200)),
                Set.of(FileType.JPG, FileType.PDF),
                MEGABYTE);
    }

    private void attach(Actor actor, UUID subject, UUID... ids) {
        transaction.executeWithoutResult(status -> files.attach(actor, List.of(ids), TestCases.TYPE, subject));
    }

    @Test
    void filesAreTakenAttachedListedAndOpened() {
        Actor resident = persons.residentActor();
        FileRef paper = pdf(resident);
        FileRef picture = picture(resident);
        UUID subject = Ids.next();
        attach(resident, subject, paper.id(), picture.id());
        attach(resident, subject, paper.id());
        assertThat(files.list(TestCases.TYPE, subject)).containsExactly(paper, picture);
        assertThat(files.open(paper)).hasSize(paper.bytes()).startsWith('%', 'P', 'D', 'F');
        assertThat(paper.sha256()).matches("[0-9a-f]{64}");
        assertThat(picture.type()).isEqualTo(FileType.JPG);
    }

    @Test
    void nobodyAttachesTheFilesOfAnotherOrAttachesThemTwice() {
        Actor owner = persons.residentActor();
        Actor other = persons.residentActor();
        FileRef file = pdf(owner);
        assertGone(() -> attach(other, Ids.next(), file.id()));
        assertGone(() -> attach(owner, Ids.next(), Ids.next()));
        attach(owner, Ids.next(), file.id());
        assertGone(() -> attach(owner, Ids.next(), file.id()));
        assertThatThrownBy(() -> files.attach(owner, List.of(file.id()), TestCases.TYPE, Ids.next()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void onesOwnAreThoseThatCouldBeAttachedNow() {
        Actor owner = persons.residentActor();
        FileRef mine = pdf(owner);
        FileRef nobodys = pdf(Actor.ANONYMOUS);
        FileRef hanging = pdf(owner);
        attach(owner, Ids.next(), hanging.id());
        List<UUID> named = List.of(
                mine.id(),
                nobodys.id(),
                hanging.id(),
                pdf(persons.residentActor()).id(),
                Ids.next());
        assertThat(files.own(owner, named)).containsExactly(mine, nobodys);
        assertThat(files.own(Actor.ANONYMOUS, named)).containsExactly(nobodys);
        assertThat(files.own(owner, List.of())).isEmpty();
    }

    private static void assertGone(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("file.gone"));
    }

    @Test
    void theFilesOfADraftMoveToWhatItBecomes() {
        Actor owner = persons.residentActor();
        FileRef file = pdf(owner);
        UUID draft = Ids.next();
        UUID application = Ids.next();
        attach(owner, draft, file.id());
        transaction.executeWithoutResult(
                status -> files.move(List.of(file.id()), TestCases.TYPE, draft, TestCases.TYPE, application));
        assertThat(files.list(TestCases.TYPE, draft)).isEmpty();
        assertThat(files.list(TestCases.TYPE, application)).containsExactly(file);
        assertGone(() -> transaction.executeWithoutResult(
                status -> files.move(List.of(file.id()), TestCases.TYPE, draft, TestCases.TYPE, application)));
    }

    @Test
    void aFileIsSeenByItsSenderAndThenByThoseWhoSeeItsSubject() {
        Actor owner = persons.residentActor();
        FileRef file = pdf(owner);
        assertThat(files.get(owner, file.id(), null)).isEqualTo(file);
        assertHidden(persons.residentActor(), file, null);
        assertHidden(Actor.ANONYMOUS, file, null);
        UUID subject = Ids.next();
        attach(owner, subject, file.id());
        assertHidden(owner, file, null);
        assertThat(files.get(Actor.ANONYMOUS, file.id(), subject.toString())).isEqualTo(file);
        assertHidden(Actor.ANONYMOUS, pdf(Actor.ANONYMOUS), null);
    }

    private void assertHidden(Actor actor, FileRef file, String key) {
        assertThatThrownBy(() -> files.get(actor, file.id(), key)).isInstanceOf(NotFound.class);
    }

    @Test
    void downloadsCannotRunAnything() {
        UUID subject = Ids.next();
        FileRef file = pdf(Actor.ANONYMOUS);
        FileRef picture = picture(Actor.ANONYMOUS);
        attach(Actor.ANONYMOUS, subject, file.id(), picture.id());
        assertThat(mvc.get().uri("/berkas/" + file.id())).hasStatus(404);
        assertThat(mvc.get().uri("/berkas/" + file.id() + "?kunci=" + subject))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cache-Control", "no-store")
                .headers()
                .satisfies(headers -> {
                    assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
                    assertThat(headers.getFirst("Content-Disposition"))
                            .startsWith("inline")
                            .contains("surat.pdf");
                });
        assertThat(mvc.get().uri("/berkas/" + picture.id() + "?unduh=1&kunci=" + subject))
                .hasStatusOk()
                .headers()
                .satisfies(headers -> {
                    assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
                    assertThat(headers.getFirst("Content-Disposition")).startsWith("attachment");
                });
    }

    @Test
    void whatIsNeverAttachedIsSweptAfterADay() {
        FileRef old = pdf(Actor.ANONYMOUS);
        FileRef young = pdf(Actor.ANONYMOUS);
        FileRef attached = pdf(Actor.ANONYMOUS);
        UUID subject = Ids.next();
        attach(Actor.ANONYMOUS, subject, attached.id());
        jdbc.sql("update document.file set at = at - interval '25 hours' where id in (?, ?)")
                .params(old.id(), attached.id())
                .update();
        UUID blob = jdbc.sql("select blob from document.file where id = ?")
                .param(old.id())
                .query(UUID.class)
                .single();
        sweep.run();
        assertThat(count("document.file", old.id())).isZero();
        assertThat(count("document.blob", blob)).isZero();
        assertThat(count("document.file", young.id())).isOne();
        assertThat(files.list(TestCases.TYPE, subject)).hasSize(1);
        transaction.executeWithoutResult(status -> files.delete(TestCases.TYPE, List.of(subject)));
        assertThat(files.list(TestCases.TYPE, subject)).isEmpty();
    }

    private int count(String table, UUID id) {
        return jdbc.sql("select count(*)::int from " + table + " where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
