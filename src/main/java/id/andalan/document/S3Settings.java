package id.andalan.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Any S3-compatible store, by ANDALAN_S3_ENDPOINT (e.g. {@code https://s3.example.id}), _BUCKET, _ACCESS_KEY, _SECRET_KEY and _REGION.
 * Without an endpoint, files live in PostgreSQL.
 */
@ConfigurationProperties("andalan.s3")
record S3Settings(
        String endpoint,
        @DefaultValue("andalan") String bucket,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("us-east-1") String region) {

    /** Condition of the beans that need a store; an empty setting is none. */
    static final String WANTED = "'${andalan.s3.endpoint:}' != ''";

    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
