package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Busy;
import id.andalan.core.Ids;
import id.andalan.document.image.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class S3BlobsTest {
    private static final S3Server SERVER = new S3Server();

    @Autowired
    Photos photos;

    @Autowired
    Blobs blobs;

    @Autowired
    S3Blobs store;

    @Autowired
    DatabaseBlobs database;

    @Autowired
    BlobTable table;

    @Autowired
    BlobSweep sweep;

    @Autowired
    PhotoTable photoTable;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("andalan.s3.endpoint", SERVER::endpoint);
        registry.add("andalan.s3.bucket", () -> S3Server.BUCKET);
        registry.add("andalan.s3.access-key", () -> S3Server.ACCESS_KEY);
        registry.add("andalan.s3.secret-key", () -> S3Server.SECRET_KEY);
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void keep(StagedBlob staged) {
        transaction.executeWithoutResult(status -> blobs.keep(staged));
    }

    private void grow(UUID pending) {
        jdbc.sql("update document.pending set at = ? where blob = ?")
                .params(Timestamp.from(clock.instant().minus(BlobSweep.GRACE).minus(Duration.ofMinutes(1))), pending)
                .update();
    }

    @Test
    void photosLieInTheStoreAndComeBack() {
        UUID subject = Ids.next();
        PhotoDraft draft = photos.accept(new ByteArrayInputStream(Pictures.jpeg(640, 480)));
        Photo photo = transaction
                .execute(status -> photos.attach("s3-thing", subject, List.of(draft), PhotoVisibility.PUBLIC))
                .getFirst();
        PhotoTable.Prints prints = photoTable.prints(photo.id());
        assertThat(table.findPlace(prints.large())).contains("s3");
        assertThat(Pictures.read(photos.open(photo, Photos.Size.LARGE)).getWidth())
                .isEqualTo(640);
        assertThat(Pictures.read(photos.open(photo, Photos.Size.SMALL)).getWidth())
                .isEqualTo(480);
        assertThat(SERVER.statusForStrangers(prints.large().toString())).isEqualTo(403);
    }

    @Test
    void bytesOfACommandThatFailedAreSweptAndKeptOnesAreNot() {
        StagedBlob lost = blobs.stage(bytes("lost"));
        StagedBlob kept = blobs.stage(bytes("kept"));
        transaction.executeWithoutResult(status -> {
            blobs.keep(lost);
            status.setRollbackOnly();
        });
        keep(kept);
        sweep.run();
        assertThat(store.exists(lost.id())).as("within the grace").isTrue();
        grow(lost.id());
        sweep.run();
        assertThat(store.exists(lost.id())).isFalse();
        assertThat(store.exists(kept.id())).isTrue();
        assertThat(blobs.read(kept.id())).isEqualTo(bytes("kept"));
        assertThatThrownBy(() -> keep(lost)).isInstanceOf(Busy.class);
    }

    @Test
    void deletedBlobsLeaveTheStoreWithTheNextSweep() {
        StagedBlob blob = blobs.stage(bytes("short life"));
        keep(blob);
        transaction.executeWithoutResult(status -> blobs.delete(List.of(blob.id())));
        assertThat(table.findPlace(blob.id())).isEmpty();
        sweep.run();
        assertThat(store.exists(blob.id())).isFalse();
    }

    @Test
    void blobsFromBeforeTheStoreAreStillRead() {
        StagedBlob old = database.stage(bytes("from the database"));
        transaction.executeWithoutResult(status -> database.keep(old));
        assertThat(blobs.read(old.id())).isEqualTo(bytes("from the database"));
    }

    @Test
    void anObjectThatWasChangedIsNotServed() {
        StagedBlob blob = blobs.stage(bytes("true"));
        keep(blob);
        jdbc.sql("update document.blob set sha256 = '\\x00' where id = ?")
                .param(blob.id())
                .update();
        assertThatThrownBy(() -> blobs.read(blob.id())).hasMessageContaining("is not what was stored");
    }

    @Test
    void aStoreThatIsAwayOrRefusesIsToldApart() {
        S3Blobs away = new S3Blobs(
                table, new S3Settings("http://127.0.0.1:1", "andalan", S3Server.ACCESS_KEY, "x", "us-east-1"));
        assertThatThrownBy(() -> away.stage(bytes("x"))).isInstanceOf(Busy.class);
        S3Blobs wrongKey = new S3Blobs(
                table, new S3Settings(SERVER.endpoint(), "andalan", S3Server.ACCESS_KEY, "wrong", "us-east-1"));
        assertThatThrownBy(() -> wrongKey.stage(bytes("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("403");
    }
}
