package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.web.Flash;
import id.andalan.notice.Notice;
import id.andalan.notice.NoticeText;
import id.andalan.notice.Notices;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /pemberitahuan: what one was told, newest first, with what is unread. */
@Controller
class NoticePage {
    private static final int PER_PAGE = 30;

    private final Notices notices;
    private final NoticeText text;

    NoticePage(Notices notices, NoticeText text) {
        this.notices = notices;
        this.text = text;
    }

    @GetMapping("/pemberitahuan")
    String list(
            Actor actor,
            @RequestParam(name = "sebelum", required = false) @Nullable UUID before,
            Locale locale,
            Model model) {
        List<Notice> found = notices.list(actor, before, PER_PAGE + 1);
        List<Notice> shown = found.size() > PER_PAGE ? found.subList(0, PER_PAGE) : found;
        model.addAttribute(
                "view",
                new NoticeView(
                        shown.stream()
                                .map(notice -> new NoticeView.Row(
                                        notice.id(), text.of(notice, locale), notice.at(), notice.read()))
                                .toList(),
                        notices.unread(actor),
                        found.size() > PER_PAGE ? shown.getLast().id() : null,
                        shown.isEmpty() ? null : shown.getFirst().id(),
                        notices.mailPossible() ? notices.mailWanted(actor) : null));
        return "notice/list";
    }

    /** The number on the bell, for scripts that keep it fresh. */
    @GetMapping("/pemberitahuan/jumlah")
    ResponseEntity<Map<String, Integer>> unread(Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("unread", notices.unread(actor)));
    }

    /** Following a notice reads it. */
    @GetMapping("/pemberitahuan/{id}")
    String open(Actor actor, @PathVariable UUID id) {
        return "redirect:" + notices.open(actor, id).href();
    }

    @PostMapping("/pemberitahuan/dibaca")
    String markRead(Actor actor, @RequestParam(name = "sampai") UUID until) {
        notices.markReadUntil(actor, until);
        return "redirect:/pemberitahuan";
    }

    @PostMapping("/pemberitahuan/surel")
    String mail(
            Actor actor,
            @RequestParam(name = "kirim", defaultValue = "false") boolean wanted,
            HttpServletResponse response) {
        notices.setMailWanted(actor, wanted);
        Flash.ok(response, wanted ? "notice.mail.on" : "notice.mail.off");
        return "redirect:/pemberitahuan";
    }
}
