package id.andalan.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allowPrivate ANDALAN_WEBHOOK_ALLOW_PRIVATE: also to addresses in the city's own network and over plain http; only when all
 *     administrators may reach everything this server can reach
 * @param timeout of one attempt, from connecting to the last byte of the answer
 * @param giveUp how long an event is tried, and an address that only fails is kept
 */
@ConfigurationProperties("andalan.webhook")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3d") Duration giveUp) {}
