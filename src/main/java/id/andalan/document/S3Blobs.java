package id.andalan.document;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.MaxAttemptsExceededException;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import id.andalan.core.Busy;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Bytes in an S3-compatible store, addressed as {@code endpoint/bucket/id}. The object is written before its row commits; a row in
 * {@code document.pending}, committed before the object is sent, lets the sweep find what no row came to own.
 */
@Component
@EnableConfigurationProperties(S3Settings.class)
@ConditionalOnExpression(S3Settings.WANTED)
class S3Blobs implements BlobStore {
    static final String PLACE = "s3";

    private static final Logger LOG = LoggerFactory.getLogger(S3Blobs.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;

    private final BlobTable blobs;
    private final S3Settings settings;
    private final Client client;

    S3Blobs(BlobTable blobs, S3Settings settings) {
        this.blobs = blobs;
        this.settings = settings;
        String base = settings.endpoint().replaceFirst("/+$", "") + "/";
        this.client = Client.s3()
                .region(settings.region())
                .accessKey(settings.accessKey())
                .secretKey(settings.secretKey())
                .baseUrlFactory((service, region) -> base)
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(READ.toMillis(), TimeUnit.MILLISECONDS)
                .retryMaxAttempts(ATTEMPTS)
                .build();
    }

    @Override
    public String place() {
        return PLACE;
    }

    @Override
    public StagedBlob stage(byte[] bytes) {
        StagedBlob staged = StagedBlob.of(bytes);
        blobs.addPending(staged.id());
        send(object(staged.id()).method(HttpMethod.PUT).requestBody(bytes), 200);
        return staged.sent();
    }

    @Override
    public void keep(StagedBlob staged) {
        if (!blobs.removePending(staged.id())) {
            throw new Busy();
        }
        blobs.insert(staged, place());
    }

    @Override
    public byte[] read(UUID id) {
        byte[] bytes = send(object(id), 200).content();
        if (!MessageDigest.isEqual(StagedBlob.sha256(bytes), blobs.sha256(id))) {
            throw new IllegalStateException("object " + id + " in " + settings + " is not what was stored");
        }
        return bytes;
    }

    /** Removes an object that has no row; one that is not there is as good. */
    void delete(UUID id) {
        send(object(id).method(HttpMethod.DELETE), 204);
    }

    boolean exists(UUID id) {
        return object(id).method(HttpMethod.HEAD).response().statusCode() == 200;
    }

    private Request object(UUID id) {
        return client.path(settings.bucket(), id.toString());
    }

    private Response send(Request request, int expected) {
        Response response;
        try {
            response = request.response();
        } catch (MaxAttemptsExceededException | UncheckedIOException e) {
            LOG.warn("{} does not answer: {}", settings, e.getMessage());
            throw new Busy();
        }
        if (response.statusCode() == 503 || response.statusCode() == 429) {
            throw new Busy();
        }
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    settings + " answered " + response.statusCode() + " " + response.contentUtf8());
        }
        return response;
    }
}
