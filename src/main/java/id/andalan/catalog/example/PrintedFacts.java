package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.process.Walk;
import id.andalan.core.WorkingCalendar;
import id.andalan.document.template.Frame;
import id.andalan.document.template.Template;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What the placeholders of a document print for an example: the case's own facts and days; the city's and the signer's are not known. */
final class PrintedFacts {
    private PrintedFacts() {}

    static Map<String, String> of(
            Blueprint blueprint, Map<String, Object> facts, Walk.Visit issued, WorkingCalendar calendar) {
        Template template = blueprint.template();
        if (template == null) {
            return Map.of();
        }
        Instant until = issued.until();
        LocalDate day =
                (until == null ? issued.since() : until).atZone(calendar.zone()).toLocalDate();
        Map<String, Object> specials = new HashMap<>();
        specials.put("document.date", day);
        Handling.Paper paper = blueprint.handling().document();
        // Ordered when it was issued; the walk has seen that it can be.
        LocalDate ordered = issued.since().atZone(calendar.zone()).toLocalDate();
        LocalDate last = paper == null ? null : paper.lastDay(paper.until() == null ? day : ordered, facts);
        if (last != null) {
            specials.put("document.validUntil", last);
        }
        Frame frame = new Frame(specials, new Codes(), blueprint.labels(), "", "");
        return template.printed(facts, frame);
    }

    /** Names of regions are in the data base, not in an example: their codes stand for them. */
    private static final class Codes implements Frame.RegionNames {
        @Override
        public String ward(String code) {
            return code;
        }

        @Override
        public String district(String code) {
            return code;
        }
    }
}
