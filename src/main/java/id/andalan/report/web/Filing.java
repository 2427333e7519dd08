package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Refusal;
import id.andalan.document.PhotoDraft;
import id.andalan.document.Photos;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPhotos;
import id.andalan.report.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Files a report with its photos and the reporter's contact details: all in one transaction, once per key. */
@Component
class Filing {
    private final Reports reports;
    private final ReportPhotos reportPhotos;
    private final Photos photos;
    private final Contacts contacts;
    private final ReportLinks links;
    private final Idempotency idempotency;
    private final JsonMapper json;

    Filing(
            Reports reports,
            ReportPhotos reportPhotos,
            Photos photos,
            Contacts contacts,
            ReportLinks links,
            Idempotency idempotency,
            JsonMapper json) {
        this.reports = reports;
        this.reportPhotos = reportPhotos;
        this.photos = photos;
        this.contacts = contacts;
        this.links = links;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** What was filed; the same for every repetition of the request. */
    record Filed(UUID id, String number, String status, String ward, String agency, int version) {}

    /** What is to be filed. */
    record Request(String category, NewReport.Place place, String description, String source, Contact contact) {}

    /**
     * Takes the files that are pictures, whatever they are called; empty parts of a form are not files.
     *
     * @throws Refusal at {@code photos} for the first that is none
     */
    List<PhotoDraft> accept(@Nullable List<MultipartFile> files) {
        List<MultipartFile> given = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        if (given.size() > Photos.MOST) {
            throw Refusal.at("photos", "photo.toomany", Photos.MOST);
        }
        List<PhotoDraft> drafts = new ArrayList<>();
        for (MultipartFile file : given) {
            try (InputStream bytes = file.getInputStream()) {
                drafts.add(photos.accept(bytes));
            } catch (Refusal refusal) {
                throw Refusal.at("photos", refusal.code(), refusal.args());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return drafts;
    }

    /** Files it; the same key with another digest is refused. */
    Filed file(Actor actor, @Nullable String key, byte[] digest, Request request, List<PhotoDraft> drafts) {
        Idempotency.Answer answer = idempotency.run(key, scope(actor), digest, () -> {
            Report report = reports.file(
                    actor, new NewReport(request.category, request.place, request.description, origin(actor, request)));
            reportPhotos.attach(report.id(), drafts);
            Filed filed = new Filed(
                    report.id(),
                    report.number(),
                    report.status().code(),
                    report.subject().ward(),
                    report.agency(),
                    report.version());
            return new Idempotency.Answer(201, json.writeValueAsString(filed));
        });
        return json.readValue(answer.body(), Filed.class);
    }

    /** Follows a report instead of filing it again; contact details, if given, are told of its steps. */
    void follow(Actor actor, String number, String follower, Contact contact) {
        idempotency.run(null, "", new byte[0], () -> {
            reports.follow(actor, number, follower, contact.isEmpty() ? null : contacts.store(actor, contact));
            return new Idempotency.Answer(200, "");
        });
    }

    /** The path of the private page; made anew from the number, so that it is never stored with the answer. */
    String link(Filed filed) {
        return links.path(filed.id, filed.number);
    }

    static byte[] digest(List<PhotoDraft> drafts, String... parts) {
        List<String> all = new ArrayList<>(List.of(parts));
        drafts.forEach(draft -> all.add(draft.sourceDigest()));
        return Idempotency.request(all.toArray(String[]::new));
    }

    static String scope(Actor actor) {
        return actor.id() == null ? "public" : actor.id().toString();
    }

    private NewReport.Origin origin(Actor actor, Request request) {
        UUID contact = request.contact.isEmpty() ? null : contacts.store(actor, request.contact);
        UUID account = actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null;
        return new NewReport.Origin(request.source, contact, account, null, false);
    }
}
