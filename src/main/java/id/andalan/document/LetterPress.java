package id.andalan.document;

import id.andalan.audit.JournalSignal;
import id.andalan.core.Crew;
import id.andalan.database.DatabaseAway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps letters coming, on every server. Setting type computes, so it runs on platform threads of its own: on virtual ones it would hold
 * the carriers that all requests share.
 */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class LetterPress implements SmartLifecycle, JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(LetterPress.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** Worth the statement that claims them; few enough to be made long before the lease ends. */
    private static final int LETTERS_A_HAND = 4;

    private static final Duration AFTER_FAULT = Duration.ofSeconds(3);

    private final LetterMaker maker;
    private final LetterBell bell;
    /** One more than can compute at once: one of them always waits for the disk. */
    private final int hands = Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 2, 5);

    private final Crew crew = new Crew();
    private @Nullable ExecutorService workshop;

    LetterPress(LetterMaker maker, LetterBell bell) {
        this.maker = maker;
        this.bell = bell;
    }

    @Override
    public void start() {
        ExecutorService threads = Executors.newFixedThreadPool(
                hands, Thread.ofPlatform().name("letter-", 0).daemon().factory());
        workshop = threads;
        crew.begin();
        for (int hand = 0; hand < hands; hand++) {
            crew.add("letter-press-" + hand, () -> work(threads));
        }
    }

    private void work(ExecutorService threads) {
        while (crew.isWorking()) {
            try {
                List<LetterTable.Job> jobs = maker.claim(LETTERS_A_HAND);
                if (jobs.isEmpty()) {
                    bell.await(LOOK_AGAIN);
                    continue;
                }
                if (jobs.size() == LETTERS_A_HAND) {
                    bell.ring(); // there may be more, for another hand
                }
                threads.invokeAll(jobs.stream().map(this::task).toList());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("the press stumbled", e);
                try {
                    crew.rest(AFTER_FAULT);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private Callable<@Nullable Void> task(LetterTable.Job job) {
        return () -> {
            try {
                maker.make(job);
            } catch (RuntimeException e) {
                // Its lease ends, and it is taken up again.
                if (crew.isWorking() && !DatabaseAway.isCauseOf(e)) {
                    LOG.warn("letter {} stays unfinished: {}", job.id(), e.toString());
                }
            }
            return null;
        };
    }

    /** Something was written on some server; it may be a letter. */
    @Override
    public void onSealed() {
        bell.ring();
    }

    @Override
    public void stop() {
        crew.end(bell::ring);
        ExecutorService threads = workshop;
        if (threads != null) {
            threads.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return crew.isWorking();
    }
}
