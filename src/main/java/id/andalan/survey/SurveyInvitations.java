package id.andalan.survey;

import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.notice.Notices;
import id.andalan.notice.Notices.Message;
import id.andalan.notice.Recipient;
import id.andalan.region.City;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears which cases have ended: counts them, and asks whoever applied. In the transaction that moves the bookmark, so each is asked once. */
@Component
class SurveyInvitations implements JournalListener {
    private static final String WITHDRAWN = "withdrawn";

    private final SurveyTable table;
    private final SurveyLinks links;
    private final Applications applications;
    private final Notices notices;
    private final City city;

    SurveyInvitations(SurveyTable table, SurveyLinks links, Applications applications, Notices notices, City city) {
        this.table = table;
        this.links = links;
        this.applications = applications;
        this.notices = notices;
        this.city = city;
    }

    @Override
    public String name() {
        return "survey-invitations";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        List<Message> messages = new ArrayList<>();
        for (JournalEntry entry : entries) {
            SurveyTable.Ended ended = entry.action().equals("application.ended") ? ended(entry) : null;
            if (ended != null && table.put(ended)) {
                messages.addAll(invite(ended));
            }
        }
        notices.tell(messages);
    }

    /** Null for what was taken back: nobody was served. */
    private SurveyTable.@Nullable Ended ended(JournalEntry entry) {
        String number = entry.fact("number");
        String service = entry.fact("service");
        String agency = entry.fact("agency");
        String status = entry.fact("status");
        if (number == null || service == null || agency == null || status == null || status.equals(WITHDRAWN)) {
            return null;
        }
        return new SurveyTable.Ended(
                UUID.fromString(entry.subjectId()), number, service, agency, status, city.dateAt(entry.at()));
    }

    private List<Message> invite(SurveyTable.Ended ended) {
        Application application = applications.find(ended.id()).orElse(null);
        if (application == null) {
            return List.of();
        }
        String href = links.path(ended.id(), ended.number());
        UUID account = application.applicant().account();
        UUID contact = account == null ? application.applicant().contact() : null;
        String language = application.applicant().language();
        List<Object> args = List.of(ended.number());
        List<Message> messages = new ArrayList<>();
        messages.add(new Message(Recipient.link(ended.id(), contact).in(language), "tell.survey.invite", args, href));
        if (account != null) {
            messages.add(new Message(Recipient.account(account).in(language), "tell.survey.invite", args, href));
        }
        return messages;
    }
}
