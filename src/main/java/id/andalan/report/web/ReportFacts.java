package id.andalan.report.web;

import id.andalan.identity.FactBook;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says the wards and the kinds of reports that the journal speaks of. */
@Component
class ReportFacts implements FactBook {
    private final ReportNames names;

    ReportFacts(ReportNames names) {
        this.names = names;
    }

    @Override
    public Optional<String> say(String fact, String value, Locale locale) {
        return switch (fact) {
            case "ward" -> Optional.of(names.region(value));
            case "category" -> Optional.of(names.category(value, locale));
            default -> Optional.empty();
        };
    }
}
