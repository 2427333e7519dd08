package id.andalan.identity.web;

import static id.andalan.core.Actor.Role.ADMIN;
import static id.andalan.core.Actor.Role.AGENCY_HEAD;
import static id.andalan.core.Actor.Role.AUDITOR;
import static id.andalan.core.Actor.Role.LEADER;
import static id.andalan.core.Actor.Role.OFFICER;
import static id.andalan.identity.ApiKey.Scope.APPLICATIONS_HANDLE;
import static id.andalan.identity.ApiKey.Scope.APPLICATIONS_WRITE;
import static id.andalan.identity.ApiKey.Scope.OPEN311_WRITE;
import static id.andalan.identity.ApiKey.Scope.REPORTS_HANDLE;
import static id.andalan.identity.ApiKey.Scope.REPORTS_READ;
import static id.andalan.identity.ApiKey.Scope.REPORTS_WRITE;
import static id.andalan.identity.ApiKey.Scope.WEBHOOKS_KEEP;

import id.andalan.core.Actor.Role;
import id.andalan.identity.ApiKey.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may enter where: the one table of doors. The first line that fits decides; where none fits there is no door (404), so a new
 * endpoint is shut until it has a line. Which rows somebody sees behind a door is decided by the SQL behind it, never here.
 *
 * <p>A new endpoint: (1) add a line here unless one fits already, (2) add the endpoint to {@code access-matrix.txt} of the tests,
 * which names for every endpoint who gets in, and whose test fails until it does.
 */
final class Access {
    private static final List<Rule> RULES = List.of(
            // Pages anyone may read, and what they are made of
            anyone("GET", "/"),
            anyone("GET", "/css/**", "/js/**", "/img/**", "/font/**", "/webjars/**", "/foto/**"),
            anyone("GET", "/favicon.ico", "/robots.txt", "/sw.js", "/manifest.webmanifest", "/luring"),
            anyone("GET", "/layanan", "/layanan/*", "/register/*"),
            anyone("GET", "/tempat", "/tempat/**"),
            // Attachments and letters: who may see one is asked of the record that it belongs to
            anyone("GET", "/berkas/*", "/surat/*"),
            // Is this paper genuine?
            anyone("GET", "/d/*", "/verifikasi/sertifikat.pem"),
            anyone("ANY", "/verifikasi"),
            anyone("GET", "/kepuasan", "/kepuasan/*", "/kepuasan.csv"),
            // Whoever holds the private link of a survey proves it in the address
            anyone("ANY", "/survei/**"),
            anyone("ANY", "/error"),
            // An application, by its private link
            anyone("ANY", "/p/**"),
            // Reporting, without an account
            anyone("ANY", "/lapor", "/lapor/**", "/laporan", "/laporan/**", "/l/**"),
            anyone("GET", "/laporan.csv", "/laporan.atom", "/laporan.rss", "/cek", "/cek/*", "/peta/**"),
            // Applying: a draft opens by its address, or to its account
            anyone("ANY", "/layanan/*/ajukan", "/ajukan/**"),
            // Coming in, going out
            anyone("ANY", "/masuk", "/masuk/**", "/daftar", "/undangan/*"),
            anyone("POST", "/keluar"),
            signedIn("ANY", "/akun", "/akun/**", "/pemberitahuan", "/pemberitahuan/**"),
            signedIn("GET", "/laporan-saya"),
            // Handling: rows of the own agency, of all for the leader, who is where a breached deadline ends
            only("ANY", List.of("/kerja/tanda-tangan", "/kerja/tanda-tangan/**"), AGENCY_HEAD, LEADER, ADMIN),
            only("ANY", List.of("/kerja/absen", "/kerja/absen/**"), OFFICER, AGENCY_HEAD),
            only("GET", List.of("/kerja", "/kerja/**"), OFFICER, AGENCY_HEAD, LEADER, ADMIN, AUDITOR),
            only("POST", List.of("/kerja/laporan/*/kontak"), OFFICER, AGENCY_HEAD, LEADER),
            // What follows from the survey is the head's to plan
            only("ANY", List.of("/kerja/survei/tindak-lanjut", "/kerja/survei/tindak-lanjut/**"), AGENCY_HEAD),
            only("ANY", List.of("/kerja/**"), OFFICER, AGENCY_HEAD),
            only("GET", List.of("/pusat", "/pusat/**"), LEADER, ADMIN, AUDITOR, AGENCY_HEAD),
            // Keeping the system
            only("GET", List.of("/admin"), ADMIN, AUDITOR),
            only("GET", List.of("/admin/audit", "/admin/audit.csv"), ADMIN, AUDITOR),
            only("ANY", List.of("/admin/**"), ADMIN),
            // Other systems: a key needs the scope; where anyone may enter, a request without a key may too
            anyone("GET", "/api/openapi.json", "/api/openapi.yaml", "/api"),
            keys(
                    "GET",
                    true,
                    List.of("/api/v1/reports", "/api/v1/reports/*", "/api/v1/reports/*/steps"),
                    REPORTS_READ,
                    REPORTS_HANDLE),
            keys("POST", true, List.of("/api/v1/reports"), REPORTS_WRITE),
            // In the name of a person whom only the program knows
            keys("POST", false, List.of("/api/v1/reports/*/follow"), REPORTS_WRITE),
            // Whoever holds a private link proves it in the address
            keys("POST", true, List.of("/api/v1/links/*/*"), REPORTS_WRITE),
            keys(
                    "ANY",
                    false,
                    List.of("/api/v1/inbox", "/api/v1/inbox/**", "/api/v1/agencies/*/officers", "/api/v1/reports/*/**"),
                    REPORTS_HANDLE),
            keys("POST", false, List.of("/api/v1/applications", "/api/v1/files"), APPLICATIONS_WRITE),
            // Whoever holds the private link proves it in the address
            keys("POST", true, List.of("/api/v1/applications/*/*"), APPLICATIONS_WRITE),
            keys("ANY", false, List.of("/api/v1/tasks", "/api/v1/tasks/**"), APPLICATIONS_HANDLE),
            keys("ANY", false, List.of("/api/v1/webhooks", "/api/v1/webhooks/**"), WEBHOOKS_KEEP),
            anyone("GET", "/api/v1/**"),
            anyone("GET", "/open311/**"),
            keys(
                    "POST",
                    false,
                    List.of(
                            "/open311/v2/requests.*",
                            "/open311/v2/requests.*/",
                            "/open311/test/v2/requests.*",
                            "/open311/test/v2/requests.*/"),
                    OPEN311_WRITE),
            // Watching the server
            anyone("GET", "/actuator/health", "/actuator/health/*"),
            nearby("GET", "/actuator/prometheus"));

    /** The same lines by the first word of their addresses, which none of them leaves open: an API asks thousands of times a second. */
    private static final Map<String, List<Line>> LINES = lines();

    private Access() {}

    private record Line(Rule rule, PathPattern path) {}

    /** Who comes to a door. */
    enum Visitors {
        ANYONE,
        SIGNED_IN,
        /** From this machine or the network it stands in. */
        NEARBY,
        ROLES,
        KEYS
    }

    /**
     * A line of the table.
     *
     * @param open for {@code KEYS}: may a request without a key enter as well
     */
    record Rule(
            @Nullable String method,
            List<PathPattern> paths,
            Visitors visitors,
            Set<Role> roles,
            Set<Scope> scopes,
            boolean open) {
        boolean isFor(String asked) {
            return method == null || method.equals(asked) || (method.equals("GET") && reads(asked));
        }
    }

    static Optional<Rule> find(String method, PathContainer path) {
        for (Line line : LINES.getOrDefault(firstWord(path), List.of())) {
            if (line.rule.isFor(method) && line.path.matches(path)) {
                return Optional.of(line.rule);
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<Line>> lines() {
        Map<String, List<Line>> lines = new HashMap<>();
        for (Rule rule : RULES) {
            for (PathPattern path : rule.paths) {
                lines.computeIfAbsent(
                                firstWord(PathContainer.parsePath(path.getPatternString())), word -> new ArrayList<>())
                        .add(new Line(rule, path));
            }
        }
        return lines;
    }

    private static String firstWord(PathContainer path) {
        for (PathContainer.Element element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                return segment.valueToMatch();
            }
        }
        return "";
    }

    static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static Rule anyone(String method, String... paths) {
        return rule(method, List.of(paths), Visitors.ANYONE, Set.of(), Set.of(), true);
    }

    private static Rule signedIn(String method, String... paths) {
        return rule(method, List.of(paths), Visitors.SIGNED_IN, Set.of(), Set.of(), false);
    }

    private static Rule nearby(String method, String... paths) {
        return rule(method, List.of(paths), Visitors.NEARBY, Set.of(), Set.of(), false);
    }

    private static Rule only(String method, List<String> paths, Role... roles) {
        return rule(method, paths, Visitors.ROLES, Set.of(roles), Set.of(), false);
    }

    private static Rule keys(String method, boolean open, List<String> paths, Scope... scopes) {
        return rule(method, paths, Visitors.KEYS, Set.of(), Set.of(scopes), open);
    }

    private static Rule rule(
            String method, List<String> paths, Visitors visitors, Set<Role> roles, Set<Scope> scopes, boolean open) {
        return new Rule(
                method.equals("ANY") ? null : method,
                paths.stream().map(PathPatternParser.defaultInstance::parse).toList(),
                visitors,
                roles,
                scopes,
                open);
    }
}
