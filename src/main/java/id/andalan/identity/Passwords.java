package id.andalan.identity;

import id.andalan.core.Refusal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with bcrypt, at most as many at a time as leaves the machine free for residents' reports. */
@Component
class Passwords {
    private static final int STRENGTH = 11;
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int PATIENCE_SECONDS = 10;

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(STRENGTH);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    /** Compared against when there is no such account, so that the answer takes as long. */
    private final String nobody = bcrypt.encode(Tokens.make());

    String hash(String password) {
        return inTurn(() -> bcrypt.encode(password));
    }

    boolean matches(String password, String hash) {
        // bcrypt looks at 72 bytes only; nobody's password is longer, so a longer one is wrong.
        return inTurn(() -> bcrypt.matches(password, hash))
                && password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= PasswordRules.LONGEST_BYTES;
    }

    void waste(String password) {
        matches(password, nobody);
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal("signin.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("signin.busy");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
