package id.andalan.identity.web;

import id.andalan.audit.JournalEntry;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.ApiKey;
import id.andalan.identity.ApiKeys;
import id.andalan.identity.FactBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says entries of the journal in words: names where they are known, and codes only where they are not. */
@Component
class JournalWords {
    private static final Set<String> AGENCIES = Set.of("agency", "fromAgency");
    private static final Set<String> STATES = Set.of("status", "from");
    /** Facts whose values have their words elsewhere than under {@code audit.value}. */
    private static final Map<String, String> KEYS = Map.of("patterns", "audit.action.");

    /** A fingerprint is there to be compared at a glance; the whole of it is in the CSV. */
    private static final int LONGEST = 40;

    private static final int SHORT_ID = 8;

    private final MessageSource messages;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final PageWords words;
    private final ObjectProvider<FactBook> books;

    JournalWords(
            MessageSource messages, Accounts accounts, ApiKeys keys, PageWords words, ObjectProvider<FactBook> books) {
        this.books = books;
        this.messages = messages;
        this.accounts = accounts;
        this.keys = keys;
        this.words = words;
    }

    /** Names of the officials and keys that these entries speak of; residents have none here. */
    Map<UUID, String> names(Collection<JournalEntry> entries) {
        Map<UUID, String> names = new HashMap<>();
        keys.list().forEach(key -> names.put(key.id(), label(key)));
        accounts.listByIds(entries.stream()
                        .flatMap(entry ->
                                Stream.of(entry.actorId(), uuid(entry.subjectId()), uuid(entry.fact("assignee"))))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .values()
                .forEach(account -> names.put(account.id(), name(account)));
        return names;
    }

    private static String label(ApiKey key) {
        return key.label();
    }

    private static String name(Account account) {
        return account.name() == null ? "" : account.name();
    }

    String action(JournalEntry entry, Locale locale) {
        return text("audit.action." + entry.action(), entry.action(), locale);
    }

    /** Of which record: its kind, and its number, its name or the end of its id. */
    String subject(JournalEntry entry, Map<UUID, String> names, Locale locale) {
        String type = text("audit.subject." + entry.subjectType(), entry.subjectType(), locale);
        UUID id = uuid(entry.subjectId());
        String number = entry.fact("number");
        if (number != null) {
            return type + " " + number;
        }
        String name = id == null ? "" : names.getOrDefault(id, "");
        if (!name.isEmpty()) {
            return type + " " + name;
        }
        return id == null
                ? type
                : type + " …" + entry.subjectId().substring(entry.subjectId().length() - SHORT_ID);
    }

    String facts(JournalEntry entry, Map<UUID, String> names, Locale locale) {
        return entry.facts().entrySet().stream()
                .filter(fact -> !fact.getKey().equals("number")
                        && !String.valueOf(fact.getValue()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> text("audit.fact." + fact.getKey(), fact.getKey(), locale)
                        + ": "
                        + (fact.getValue() instanceof Collection<?> values
                                ? values(fact.getKey(), values, names, locale)
                                : value(fact.getKey(), String.valueOf(fact.getValue()), names, locale)))
                .collect(Collectors.joining(" · "));
    }

    private String value(String fact, String value, Map<UUID, String> names, Locale locale) {
        if (AGENCIES.contains(fact)) {
            return words.agency(value);
        }
        if (STATES.contains(fact)) {
            return text("status." + value, value, locale);
        }
        if (fact.equals("role")) {
            return text("role." + value, value, locale);
        }
        String said = known(fact, value, locale);
        if (said != null) {
            return said;
        }
        UUID id = uuid(value);
        String name = id == null ? "" : names.getOrDefault(id, "");
        if (!name.isEmpty()) {
            return name;
        }
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }

    private String values(String fact, Collection<?> values, Map<UUID, String> names, Locale locale) {
        return values.stream()
                .map(value -> value(fact, String.valueOf(value), names, locale))
                .collect(Collectors.joining(", "));
    }

    /** From the message files or a module that knows the code; null when nobody does. */
    private @Nullable String known(String fact, String value, Locale locale) {
        String key = KEYS.getOrDefault(fact, "audit.value." + fact + ".") + value.replace(':', '.');
        String said = messages.getMessage(key, null, null, locale);
        if (said == null && fact.equals("purpose")) {
            said = messages.getMessage("look." + value, null, null, locale);
        }
        if (said != null) {
            return said;
        }
        return books.orderedStream()
                .flatMap(book -> book.say(fact, value, locale).stream())
                .findFirst()
                .orElse(null);
    }

    private String text(String key, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
