package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.casework.Application;
import id.andalan.casework.FollowedCases;
import id.andalan.core.web.Formats;
import id.andalan.document.Files;
import id.andalan.document.pdf.Typesetter;
import id.andalan.region.City;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The receipt of an application as PDF: number, service, when, by when an answer is due, what was answered. */
@Component
class Receipts {
    private final FollowedCases cases;
    private final FormAnswers answers;
    private final Files files;
    private final Agencies agencies;
    private final Typesetter typesetter;
    private final Words words;

    Receipts(
            FollowedCases cases,
            FormAnswers answers,
            Files files,
            Agencies agencies,
            Typesetter typesetter,
            Words words) {
        this.cases = cases;
        this.answers = answers;
        this.files = files;
        this.agencies = agencies;
        this.typesetter = typesetter;
        this.words = words;
    }

    @Component
    record Words(MessageSource messages, City city, Clock clock) {
        String of(String key, Locale locale, Object... args) {
            return HtmlUtils.htmlEscape(messages.getMessage(key, args, locale), "UTF-8");
        }
    }

    byte[] make(Application application, Locale locale) {
        FollowedCases.Followed followed = cases.follow(application);
        Formats formats = new Formats(locale, words.city.zone(), words.clock);
        StringBuilder html = new StringBuilder();
        html.append("<html><head><title>").append(words.of("casework.receipt.title", locale, application.number()));
        html.append("</title></head><body><div class=\"head\"><div class=\"head-government\">")
                .append(escape(words.city.profile().government().in(locale).toUpperCase(locale)))
                .append("</div></div><h1>")
                .append(words.of("casework.receipt.head", locale))
                .append("</h1><table class=\"answers\">");
        row(html, words.of("casework.number", locale), application.number());
        row(
                html,
                words.of("casework.receipt.service", locale),
                followed.plan().service().name().in(locale));
        row(
                html,
                words.of("casework.receipt.agency", locale),
                agencies.get(application.agency()).name().in(locale));
        row(
                html,
                words.of("casework.receipt.filed", locale),
                formats.dateTime(application.clock().filedAt()));
        if (application.clock().due() != null) {
            row(
                    html,
                    words.of("casework.receipt.due", locale),
                    formats.moment(application.clock().due()));
        }
        html.append("</table>");
        for (FormAnswers.Section section : answers.sections(
                followed.plan().form(), followed.facts(), files.list(Application.SUBJECT, application.id()), locale)) {
            html.append("<h2>").append(escape(section.title())).append("</h2><table class=\"answers\">");
            lines(html, section.lines());
            html.append("</table>");
        }
        html.append("<p>").append(words.of("casework.receipt.note", locale)).append("</p></body></html>");
        return typesetter.set(html.toString());
    }

    private static void lines(StringBuilder html, List<FormAnswers.Line> lines) {
        for (FormAnswers.Line line : lines) {
            if (line.isEmpty()) {
                continue;
            }
            String text = String.join(", ", line.texts());
            String names = String.join(
                    ", ", line.files().stream().map(file -> file.name()).toList());
            row(html, escape(line.label()), text + (text.isEmpty() || names.isEmpty() ? "" : ", ") + names);
            line.members().forEach(member -> lines(html, member));
        }
    }

    private static void row(StringBuilder html, String label, String value) {
        html.append("<tr><th>")
                .append(label)
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
