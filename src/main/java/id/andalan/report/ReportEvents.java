package id.andalan.report;

import id.andalan.audit.JournalEntry;
import id.andalan.notice.WebhookEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What other systems may hear of reports. Never leaves: who handles it, internal remarks, and reports of the kinds that are hidden from
 * the public, since a webhook may end anywhere.
 */
@Component
class ReportEvents implements WebhookEvents {
    private static final List<String> ACTIONS = Stream.concat(
                    Arrays.stream(StepKind.values()).map(StepKind::action), Stream.of("report.followed"))
            .sorted()
            .toList();
    private static final List<String> TOLD =
            List.of("number", "category", "ward", "agency", "status", "version", "from", "fromAgency", "escalation");

    private final CityRules city;
    private final ReportViewQuery reports;

    ReportEvents(CityRules city, ReportViewQuery reports) {
        this.city = city;
        this.reports = reports;
    }

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public Optional<Map<String, Object>> told(JournalEntry entry) {
        if ("true".equals(entry.fact("internal")) || isHidden(entry)) {
            return Optional.empty();
        }
        Map<String, Object> told = new HashMap<>(entry.facts());
        told.keySet().retainAll(TOLD);
        return Optional.of(told);
    }

    /** A remark does not say of which kind its report is, so the report is asked; one that is gone is nobody's business. */
    private boolean isHidden(JournalEntry entry) {
        String category = entry.fact("category");
        String number = entry.fact("number");
        if (category == null && number != null) {
            category = reports.find(number).map(ReportView::category).orElse(null);
        }
        return category == null || city.hiddenCategories().contains(category);
    }
}
