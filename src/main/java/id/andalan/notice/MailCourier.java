package id.andalan.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/**
 * Sends waiting e-mail. A refused address is final; a server that is away stops all mail for a while, since it is the same server for
 * all. If we die between sending and marking, the letter goes out again under the same Message-ID.
 */
@Component
class MailCourier {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(MailCourier.class);
    private static final int AT_ONCE = 10;
    private static final int PERMANENT = 500;

    private final MailTable mails;
    private final MailAddresses addresses;
    private final MailText text;
    private final MailSender sender;
    private final Clock clock;
    private int failuresInARow;
    private Instant resumesAt = Instant.MIN;

    MailCourier(MailTable mails, MailAddresses addresses, MailText text, MailSender sender, Clock clock) {
        this.mails = mails;
        this.addresses = addresses;
        this.text = text;
        this.sender = sender;
        this.clock = clock;
    }

    /** Sends some of what is due; how many it had in hand. One caller at a time on this server. */
    int round() {
        Instant now = clock.instant();
        if (now.isBefore(resumesAt)) {
            return 0;
        }
        // After a failure one letter tries the ground.
        List<MailTable.Job> jobs = mails.claim(now, LEASE, failuresInARow > 0 ? 1 : AT_ONCE);
        boolean away = false;
        for (MailTable.Job job : jobs) {
            if (away) {
                mails.release(job, clock.instant());
            } else {
                away = !deliver(job);
            }
        }
        return away ? 0 : jobs.size();
    }

    /** False when the server is away. */
    private boolean deliver(MailTable.Job job) {
        Optional<String> address = addresses.find(job.to());
        if (address.isEmpty()) {
            mails.finish(job, "NO_ADDRESS", null, clock.instant());
            return true;
        }
        try {
            sender.send(job.id(), address.get(), text.write(job.notice(), job.to()));
            failuresInARow = 0;
            mails.finish(job, "SENT", null, clock.instant());
            return true;
        } catch (MailException | MessagingException e) {
            return failed(job, e);
        }
    }

    private boolean failed(MailTable.Job job, Exception failure) {
        Throwable cause = rootOf(failure);
        // Server answers quote the address, which must not stay here.
        String fault = cause.getClass().getSimpleName() + (code(cause) == 0 ? "" : " " + code(cause));
        Instant now = clock.instant();
        boolean about = cause instanceof AddressException || code(cause) > 0;
        boolean last = job.createdAt().plus(GIVE_UP).isBefore(now);
        if (cause instanceof AddressException || code(cause) >= PERMANENT || last) {
            LOG.warn("e-mail {} given up: {}", job.id(), fault);
            mails.finish(job, "DEAD", fault, now);
        } else {
            mails.retry(job, fault, now.plus(Backoff.after(job.attempts(), ThreadLocalRandom.current())));
        }
        if (about) {
            return true;
        }
        failuresInARow++;
        resumesAt = now.plus(Backoff.after(Math.min(failuresInARow, 4), ThreadLocalRandom.current()));
        LOG.warn("e-mail cannot be sent ({} in a row): {}", failuresInARow, fault);
        return false;
    }

    /** The SMTP answer about this one address; 0 when the failure is not about it. */
    private static int code(Throwable cause) {
        return cause instanceof SMTPAddressFailedException refused ? refused.getReturnCode() : 0;
    }

    private static Throwable rootOf(Exception failure) {
        Throwable cause = failure instanceof MailSendException sent && sent.getMessageExceptions().length > 0
                ? sent.getMessageExceptions()[0]
                : failure;
        while (true) {
            @Nullable
            Throwable next = cause instanceof SendFailedException refused && refused.getNextException() != null
                    ? refused.getNextException()
                    : cause.getCause();
            if (next == null) {
                return cause;
            }
            cause = next;
        }
    }
}
