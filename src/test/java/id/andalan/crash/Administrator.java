package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comes in by the first administrator's link and sets up what a test needs, all through pages. */
final class Administrator {
    private static final Pattern LINK = Pattern.compile("/undangan/[\\w-]+");
    private static final String PASSWORD = "lampu jalan padam lagi 7";

    private Administrator() {}

    /** @param printed the server that printed the link; the page may be asked of another */
    static Browser of(RealServer printed, RealServer asked) throws IOException {
        Browser browser = new Browser();
        accept(browser, asked, printed.administratorLink(), "name", "Ibu Sari", "login", "sari");
        return browser;
    }

    private static void accept(Browser browser, RealServer server, String link, String... more) {
        assertThat(browser.get(server, link).statusCode()).isEqualTo(200);
        String[] fields = new String[more.length + 4];
        System.arraycopy(more, 0, fields, 4, more.length);
        fields[0] = "password";
        fields[1] = PASSWORD;
        fields[2] = "repeated";
        fields[3] = PASSWORD;
        HttpResponse<String> answer = browser.post(server, link, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    static void keepWebhook(Browser administrator, RealServer server, String url) {
        administrator.get(server, "/admin/webhook/baru");
        HttpResponse<String> answer =
                administrator.post(server, "/admin/webhook", "label", "uji", "url", url, "patterns", "report.*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** An officer who has taken the invitation; made on one server, welcomed by the other. */
    static Browser officer(Browser administrator, RealServer one, RealServer other, String agency) {
        return official(administrator, one, other, agency, "OFFICER", "amir");
    }

    static Browser official(
            Browser administrator, RealServer one, RealServer other, String agency, String role, String login) {
        administrator.get(one, "/admin/akun/baru");
        HttpResponse<String> made = administrator.post(
                one, "/admin/akun", "name", "Pak Amir", "login", login, "role", role, "agency", agency);
        Matcher link = LINK.matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();
        Browser official = new Browser();
        accept(official, other, link.group());
        return official;
    }
}
