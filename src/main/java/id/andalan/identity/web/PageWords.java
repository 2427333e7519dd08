package id.andalan.identity.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.identity.AgencyBook;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words that several pages here need: why something was refused, what the agencies are called. */
@Component
class PageWords {
    private final Problems problems;
    private final ObjectProvider<AgencyBook> agencies;

    PageWords(Problems problems, ObjectProvider<AgencyBook> agencies) {
        this.problems = problems;
        this.agencies = agencies;
    }

    Faults faults(Refusal refusal, Locale locale) {
        return Faults.of(refusal, problems, locale);
    }

    /** Names of today's agencies by code. */
    SequencedMap<String, String> agencies(Locale locale) {
        AgencyBook book = agencies.getIfAvailable();
        return book == null ? new LinkedHashMap<>() : book.names(locale);
    }

    /** What officials call an agency. */
    String agency(String code) {
        AgencyBook book = agencies.getIfAvailable();
        return book == null ? code : book.shortName(code);
    }
}
