package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.web.Visitor;
import id.andalan.notice.Notices;
import org.springframework.stereotype.Component;

/** The number on the bell of every page. */
@Component
class UnreadCount implements Visitor.Unread {
    private final Notices notices;

    UnreadCount(Notices notices) {
        this.notices = notices;
    }

    @Override
    public int unread(Actor actor) {
        return notices.unread(actor);
    }
}
