package id.andalan.report.web.open311;

import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Idempotency;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.region.City;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** POST requests: turns the form of another system into a report of ours. */
@Component
class Open311Filing {
    private static final int LONGEST_URL = 2_000;
    /** What is stored is read by the city's officers and residents, whatever language the other system speaks. */
    private final Reports reports;

    private final Categories categories;
    private final Contacts contacts;
    private final Open311Places places;
    private final Desk desk;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    Open311Filing(
            Reports reports,
            Categories categories,
            Contacts contacts,
            Open311Places places,
            Desk desk,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.categories = categories;
        this.contacts = contacts;
        this.places = places;
        this.desk = desk;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /** What the filing needs to know of the city and its words. */
    @Component
    record Desk(City city, Clock clock, MessageSource messages) {
        String text(String code, Locale locale) {
            return messages.getMessage(code, null, locale);
        }

        boolean offers(Category category) {
            return category.validity().holds(city.dateAt(clock.instant()));
        }
    }

    /** The tracking number of the new report; the same for the same key. */
    String file(Actor actor, Open311Parameters given, @Nullable String key) {
        Draft draft = draft(given);
        byte[] request = Idempotency.request("open311", given.canonical());
        return idempotency
                .run(key, "open311:" + actor.id(), request, () -> {
                    return new Idempotency.Answer(201, store(actor, draft).number());
                })
                .body();
    }

    /** Checks everything as {@link #file} does, then lets it go. */
    String rehearse(Actor actor, Open311Parameters given) {
        Draft draft = draft(given);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return store(actor, draft).number();
        });
    }

    private record Draft(
            String service,
            NewReport.Place place,
            String description,
            Contact contact,
            @Nullable String mediaUrl) {}

    private Draft draft(Open311Parameters given) {
        String service = given.find("service_code");
        if (service == null) {
            throw Open311Fault.bad("open311.required", "service_code");
        }
        Category category = categories
                .find(service)
                .filter(desk::offers)
                .orElseThrow(() -> Open311Fault.notFound("open311.service", service));
        return new Draft(
                service,
                places.of(given),
                description(category, given),
                new Contact(name(given), given.find("phone"), given.find("email")),
                mediaUrl(given.find("media_url")));
    }

    private Report store(Actor actor, Draft draft) {
        UUID contact = draft.contact.isEmpty() ? null : contacts.store(draft.contact);
        Report report = reports.file(
                actor,
                new NewReport(
                        draft.service,
                        draft.place,
                        draft.description,
                        new NewReport.Origin("open311", contact, null, null, false)));
        if (draft.mediaUrl != null) {
            // Never fetched and not shown publicly: whoever handles the report decides whether to open it.
            String note = desk.text("open311.media", Bilingual.INDONESIAN) + " " + draft.mediaUrl;
            reports.comment(Actor.SYSTEM, Reports.Ref.of(report.number()), note, true);
        }
        return report;
    }

    /** What was written, the answers to the questions of the kind below it; the kind's name when nothing was. */
    private static String description(Category category, Open311Parameters given) {
        String written = given.find("description");
        String answers = Open311Questions.answers(category, given, Bilingual.INDONESIAN).stream()
                .collect(Collectors.joining("\n"));
        String text = Stream.of(written == null ? "" : written, answers)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        String whole = written == null ? category.name().in(Bilingual.INDONESIAN) + "\n" + text : text;
        if (whole.length() > NewReport.MAX_DESCRIPTION) {
            throw Open311Fault.bad("report.description.long", NewReport.MAX_DESCRIPTION);
        }
        return whole.strip();
    }

    private static @Nullable String name(Open311Parameters given) {
        String name = Stream.of(given.find("first_name"), given.find("last_name"))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static @Nullable String mediaUrl(@Nullable String url) {
        if (url != null && (url.length() > LONGEST_URL || !url.matches("(?i)https?://[^\\s<>\"]+"))) {
            throw Open311Fault.bad("open311.mediaurl");
        }
        return url;
    }
}
