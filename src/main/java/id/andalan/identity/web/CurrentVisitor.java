package id.andalan.identity.web;

import id.andalan.core.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Tells the page frame who looks. */
@Component
class CurrentVisitor implements Visitor.Source {
    private final MessageSource messages;
    private final ObjectProvider<Visitor.Unread> unread;
    private final PageWords words;

    CurrentVisitor(MessageSource messages, ObjectProvider<Visitor.Unread> unread, PageWords words) {
        this.messages = messages;
        this.unread = unread;
        this.words = words;
    }

    @Override
    public Visitor visitor(HttpServletRequest request) {
        return CurrentActor.session()
                .map(session -> new Visitor(
                        session.name() == null
                                ? messages.getMessage("account.resident", null, RequestContextUtils.getLocale(request))
                                : session.name(),
                        session.agency() == null ? null : words.agency(session.agency()),
                        session.actor().roles(),
                        unread.stream()
                                .mapToInt(count -> count.unread(session.actor()))
                                .sum()))
                .orElse(Visitor.ANONYMOUS);
    }
}
