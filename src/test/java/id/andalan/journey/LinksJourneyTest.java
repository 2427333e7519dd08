package id.andalan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseFilings;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.Files;
import id.andalan.identity.Persons;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks along the links of the service side as everybody who works there: no dead link, no id twice, nothing in the console. */
@Journey
class LinksJourneyTest {
    /** Enough for every kind of page that somebody sees there, two of each. */
    private static final int MOST_PAGES = 24;

    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href]')].map(link => link.href)
                .filter(href => href.startsWith(location.origin)).map(href => href.slice(location.origin.length).replace(/#.*/, ''))""";

    /** Ids that stand twice, and links within the page that lead nowhere. */
    private static final String FAULTS = """
            () => {
                const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
                const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
                const nowhere = [...document.querySelectorAll('a[href^="#"]')].map(one => one.getAttribute('href').slice(1))
                    .filter(id => id && !ids.includes(id));
                return [...twice.map(id => 'twice ' + id), ...nowhere.map(id => 'nowhere ' + id)];
            }""";

    @Autowired
    private Persons persons;

    @Autowired
    private Applications applications;

    @Autowired
    private Files files;

    @Test
    void noLinkOfThoseWhoWorkThereIsDead(Browsers browsers) {
        Application filed = new CaseFilings(applications, files).ak1();
        String found = "/kerja/layanan/" + filed.number();
        walk(browsers, Role.OFFICER, "disnaker", found, "/kerja/layanan", "/kerja/survei", "/kerja/tempat");
        walk(browsers, Role.AGENCY_HEAD, "disnaker", found, "/kerja/tanda-tangan", "/kerja/survei/tindak-lanjut");
        walk(browsers, Role.ADMIN, null, found, "/admin/paket", "/admin/kunci-api", "/admin/permohonan-macet");
        walk(browsers, Role.LEADER, null, found, "/pusat", "/kerja/layanan", "/pemberitahuan");
        walk(browsers.desk(1280, 900), "a visitor", "/layanan", "/tempat", "/kepuasan", "/verifikasi", "/cek");
    }

    private void walk(Browsers browsers, Role role, String agency, String... starts) {
        Actor actor = persons.actor(role, agency);
        walk(browsers.signedIn(persons.session(actor.id()), 1280, 900), role.name(), starts);
    }

    private static void walk(Page page, String who, String... starts) {
        Deque<String> next = new ArrayDeque<>(List.of(starts));
        Set<String> kinds = new HashSet<>();
        List<String> faults = new ArrayList<>();
        int seen = 0;
        while (!next.isEmpty() && seen < MOST_PAGES) {
            String path = next.removeFirst();
            if (!kinds.add(kind(path)) || isNoPage(path)) {
                continue;
            }
            seen++;
            Response answer = page.navigate(path);
            if (answer.status() >= 400) {
                faults.add(who + " " + path + " " + answer.status());
                continue;
            }
            strings(page, FAULTS).forEach(fault -> faults.add(who + " " + path + " " + fault));
            next.addAll(strings(page, LINKS));
        }
        assertThat(faults).isEmpty();
        assertThat(seen).as("pages that %s came to", who).isGreaterThan(10);
    }

    private static List<String> strings(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    /** One of a list is like the other. */
    private static String kind(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("/(P?\\d\\d-\\d{6}-\\d|[0-9a-f-]{36})", "/*")
                .replaceAll("^/(layanan|tempat|kepuasan|kerja/tempat)/[a-z0-9-]+", "/$1/*");
    }

    /** Files, languages, the way out, and attachments, which open as they are. */
    private static boolean isNoPage(String path) {
        return path.matches(".*\\.[a-z]{2,4}(\\?.*)?") || path.matches(".*(lang=|/keluar|/berkas/|/foto/|/masuk).*");
    }
}
