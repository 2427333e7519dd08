package id.andalan.casework.web;

import id.andalan.casework.CaseBulk;
import id.andalan.casework.CaseTask;
import id.andalan.casework.DeskRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines of the inbox in words. */
@Component
public class DeskRows {
    private final DeskTexts texts;
    private final CaseBulk bulk;

    DeskRows(DeskTexts texts, CaseBulk bulk) {
        this.texts = texts;
        this.bulk = bulk;
    }

    /**
     * One line of the table.
     *
     * @param what is to be done; empty when nothing is open
     * @param waits what for, as a key of the message files; null when it is the agency's turn
     * @param bulk may be approved with others
     */
    public record Row(
            String number,
            @Nullable UUID task,
            String service,
            String what,
            String status,
            @Nullable String waits,
            @Nullable String officer,
            String agency,
            Instant filedAt,
            DeskTexts.Due due,
            @Nullable Instant endedAt,
            int escalation,
            boolean bulk) {}

    List<Row> of(List<DeskRow> found, Locale locale) {
        Map<UUID, String> names = texts.names(
                found.stream().map(DeskRow::assignee).filter(Objects::nonNull).collect(Collectors.toSet()));
        return found.stream().map(row -> row(row, names, locale)).toList();
    }

    private Row row(DeskRow row, Map<UUID, String> names, Locale locale) {
        boolean work = row.kind() == CaseTask.Kind.WORK && !row.paused() && !row.away();
        boolean applicants = row.paused() || (row.kind() != null && row.kind().isApplicants());
        return new Row(
                row.number(),
                row.task(),
                texts.service(row.service(), row.version(), locale),
                row.task() == null ? "" : texts.task(row.service(), row.version(), row.kind(), row.node(), locale),
                row.status().code(),
                waits(row),
                officer(row, names, locale),
                texts.abbreviation(row.agency()),
                row.filedAt(),
                (row.endedAt() != null && row.task() == null) || applicants ? DeskTexts.Due.NONE : texts.due(row.due()),
                row.endedAt(),
                row.escalation(),
                work && bulk.isBulk(row.service(), row.version(), row.node()));
    }

    /** Who has it: of another agency, that agency. */
    private @Nullable String officer(DeskRow row, Map<UUID, String> names, Locale locale) {
        if (row.away()) {
            return texts.text("desk.at", locale, texts.abbreviation(row.agency()));
        }
        UUID has = row.assignee();
        return has == null ? null : names.getOrDefault(has, "API");
    }

    private static @Nullable String waits(DeskRow row) {
        if (row.paused()) {
            return "desk.waits.ask";
        }
        return row.kind() == null
                ? null
                : switch (row.kind()) {
                    case APPLICANT -> "desk.waits.applicant";
                    case ASK -> "desk.waits.ask";
                    case PAYMENT -> "desk.waits.payment";
                    case DOCUMENT -> "desk.waits.document";
                    case WORK, APPEAL -> null;
                };
    }
}
