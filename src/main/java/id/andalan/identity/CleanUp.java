package id.andalan.identity;

import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Throws away sessions, links and counted attempts that are worth nothing any more. */
@Component
class CleanUp implements RecurringJob {
    private final SessionTable sessions;
    private final LinkTable links;
    private final AttemptTable attempts;
    private final Clock clock;

    CleanUp(SessionTable sessions, LinkTable links, AttemptTable attempts, Clock clock) {
        this.sessions = sessions;
        this.links = links;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-clean-up";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        sessions.deleteExpired(now);
        links.deleteExpired(now);
        attempts.deleteBefore(now.minus(Attempts.WINDOW));
    }
}
