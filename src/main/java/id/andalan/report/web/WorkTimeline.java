package id.andalan.report.web;

import id.andalan.report.ReportSteps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The life of a report in the words of those who handle it, with names and internal remarks. */
@Component
public class WorkTimeline {
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("filed", "st-received"),
            Map.entry("assigned", "st-assigned"),
            Map.entry("released", "undo"),
            Map.entry("started", "st-in_progress"),
            Map.entry("returned", "st-waiting"),
            Map.entry("answered", "message"),
            Map.entry("resumed", "play"),
            Map.entry("handed_over", "st-returned"),
            Map.entry("resolved", "st-resolved"),
            Map.entry("confirmed", "st-closed"),
            Map.entry("closed", "st-closed"),
            Map.entry("reopened", "st-reopened"),
            Map.entry("rejected", "st-rejected"),
            Map.entry("merged", "st-merged"),
            Map.entry("escalated", "alert"));

    private final ReportSteps steps;
    private final WorkTexts texts;
    private final MessageSource messages;

    WorkTimeline(ReportSteps steps, WorkTexts texts, MessageSource messages) {
        this.steps = steps;
        this.texts = texts;
        this.messages = messages;
    }

    /**
     * One step.
     *
     * @param merged the note is the number of another report
     */
    public record Entry(
            Instant at,
            String icon,
            String title,
            String who,
            boolean internal,
            @Nullable String note,
            boolean merged,
            int version) {}

    /** Oldest first. */
    List<Entry> of(UUID report, Locale locale) {
        List<ReportSteps.StepView> all = steps.ofOfficials(report);
        Map<UUID, String> names = texts.names(all.stream()
                .map(ReportSteps.StepView::actorId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return all.stream().map(step -> entry(step, names, locale)).toList();
    }

    private Entry entry(ReportSteps.StepView step, Map<UUID, String> names, Locale locale) {
        String title = switch (step.kind()) {
            case "handed_over" -> text("handed_over", locale, texts.agency(step.toAgency(), locale));
            case "commented" -> text(step.internal() ? "noted" : "commented", locale);
            default -> text(step.kind(), locale);
        };
        return new Entry(
                step.at(),
                step.kind().equals("commented")
                        ? step.internal() ? "note" : "message"
                        : ICONS.getOrDefault(step.kind(), "info"),
                title,
                who(step, names, locale),
                step.internal(),
                step.note(),
                step.kind().equals("merged"),
                step.version());
    }

    private String who(ReportSteps.StepView step, Map<UUID, String> names, Locale locale) {
        UUID account = step.actorId();
        if (account != null && names.containsKey(account)) {
            return names.get(account);
        }
        return messages.getMessage(
                switch (step.actorKind()) {
                    case "SYSTEM" -> "work.who.system";
                    case "API_KEY" -> "work.who.program";
                    default -> "work.who.reporter";
                },
                null,
                locale);
    }

    private String text(String kind, Locale locale, Object... args) {
        return messages.getMessage("work.step." + kind, args, locale);
    }
}
