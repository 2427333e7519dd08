package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.casework.CaseTask;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Services;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns codes and ids into the words that officials read. */
@Component
public class DeskTexts {
    /** A time nearer than this is marked; the job that warns counts in working time. */
    private static final Duration SOON = Duration.ofHours(8);

    private final Services services;
    private final Agencies agencies;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    DeskTexts(Services services, Agencies agencies, Accounts accounts, MessageSource messages, Clock clock) {
        this.services = services;
        this.agencies = agencies;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * How a time stands.
     *
     * @param css {@code late}, {@code soon} or empty
     * @param left negative when it has passed; null without a running time
     */
    public record Due(
            String css, @Nullable Instant at, @Nullable Duration left) {
        static final Due NONE = new Due("", null, null);

        public boolean late() {
            return css.equals("late");
        }
    }

    Due due(@Nullable Instant at) {
        if (at == null) {
            return Due.NONE;
        }
        Duration left = Duration.between(clock.instant(), at);
        return new Due(left.isNegative() ? "late" : left.compareTo(SOON) < 0 ? "soon" : "", at, left);
    }

    String service(String code, int version, Locale locale) {
        return services.find(code)
                .flatMap(versions -> versions.find(version))
                .map(service -> service.name().in(locale))
                .orElse(code);
    }

    /** What is done at a node; the drawing is in the city's language. */
    String task(String service, int version, CaseTask.@Nullable Kind kind, String node, Locale locale) {
        if (kind == CaseTask.Kind.APPEAL) {
            return text("desk.task.appeal", locale);
        }
        return services.blueprint(service, version)
                .map(plan -> node(plan, node))
                .orElse(node);
    }

    static String node(Blueprint plan, @Nullable String node) {
        return node == null
                ? ""
                : plan.process()
                        .find(node)
                        .map(ServiceProcess.Node::name)
                        .filter(name -> !name.isBlank())
                        .orElse(node);
    }

    String agency(String code, Locale locale) {
        return agencies.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String abbreviation(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    /** Names of officials by account; programs and former accounts are absent. */
    Map<UUID, String> names(Collection<UUID> some) {
        Map<UUID, String> names = new HashMap<>();
        accounts.listByIds(some).forEach((account, found) -> {
            if (found.name() != null) {
                names.put(account, found.name());
            }
        });
        return names;
    }

    static String name(Account account) {
        return account.name() == null ? "" : account.name();
    }

    String text(String key, Locale locale, Object... args) {
        String text = messages.getMessage(key, args, key, locale);
        return text == null ? key : text;
    }
}
