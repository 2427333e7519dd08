package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.CliCommand;
import id.andalan.core.Ids;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Reports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keeping the system: people, keys, other systems, and the journal that shows it all. */
@Journey
class AdminJourneyTest {
    private static final String PASSWORD = "pala cengkih kenari ombak";

    @Autowired
    private Persons persons;

    @Autowired
    private Reports reports;

    @Autowired
    private List<CliCommand> commands;

    private Page administrator(Browsers browsers, int width) {
        return browsers.signedIn(persons.session(persons.actor(Role.ADMIN, null).id()), width, 900);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void look(Page page, String name) {
        assertAccessible(page);
        assertFits(page);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Test
    void anOfficerIsInvitedComesInAndIsShutOut(Browsers browsers) {
        String login = "siti." + Ids.next().toString().substring(24);
        Page admin = administrator(browsers, 1440);
        admin.navigate("/admin");
        look(admin, "accounts-1440");
        admin.getByText("Undang petugas").click();
        admin.getByLabel("Nama", new Page.GetByLabelOptions().setExact(true)).fill("Siti Rahma");
        admin.getByLabel("Nama masuk").fill(login);
        admin.getByLabel("Perangkat daerah").selectOption("dlh");
        look(admin, "account-new-1440");
        button(admin, "Buat akun dan tautan").click();
        String link = admin.locator("#link").inputValue();
        look(admin, "account-link-1440");

        Page siti = browsers.phone();
        siti.navigate(link);
        look(siti, "invitation-360");
        siti.getByLabel("Kata sandi baru", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        siti.getByLabel("Ulangi kata sandi baru").fill(PASSWORD);
        button(siti, "Simpan dan masuk").click();
        assertThat(siti.locator(".brand")).containsText("DLH");
        siti.navigate("/akun");
        assertThat(siti.locator("main")).containsText("Dinas Lingkungan Hidup");
        look(siti, "own-360");
        assertThat(siti.request().get(link).status())
                .as("the link, a second time")
                .isEqualTo(404);
        signIn(siti, login);
        assertThat(siti.locator("h1")).containsText("Kotak masuk");

        admin.getByText("Ke akun ini").click();
        look(admin, "account-1440");
        button(admin, "Nonaktifkan").click();
        assertThat(admin.locator(".flash")).containsText("dinonaktifkan");
        siti.reload();
        assertThat(siti).hasURL(browsers.address() + "/masuk?lanjut=%2Fkerja");
        signIn(siti, login);
        assertThat(siti.locator("[role=alert]").first()).containsText("tidak cocok");
        look(siti, "signin-360");
    }

    private static void signIn(Page page, String login) {
        page.context().clearCookies();
        page.navigate("/masuk");
        page.getByLabel("Nama masuk").fill(login);
        page.getByLabel("Kata sandi").fill(PASSWORD);
        button(page, "Masuk").click();
    }

    @Test
    void aKeyIsShownOnceUsedAndRevoked(Browsers browsers) throws IOException, InterruptedException {
        Page admin = administrator(browsers, 1440);
        admin.navigate("/admin/kunci-api");
        admin.getByLabel("Sistem pemakai").fill("Pusat data provinsi");
        admin.locator("input[value='reports:handle']").check();
        button(admin, "Buat kunci").click();
        String key = admin.locator("#made").inputValue();
        look(admin, "keys-1440");
        assertThat(inbox(browsers, key)).isEqualTo(200);
        admin.navigate("/admin/kunci-api");
        assertThat(admin.content()).doesNotContain(key);
        Locator row = admin.locator("tr", new Page.LocatorOptions().setHasText("Pusat data provinsi"))
                .first();
        row.locator("summary", new Locator.LocatorOptions().setHasText("Cabut")).click();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ya, cabut"))
                .click();
        assertThat(admin.locator(".flash")).containsText("dicabut");
        assertThat(inbox(browsers, key)).isEqualTo(401);
        assertAccessible(admin);
    }

    private static int inbox(Browsers browsers, String key) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(browsers.address() + "/api/v1/inbox"))
                    .header("Authorization", "Bearer " + key)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void anotherSystemHearsOfAReport(Browsers browsers) throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        system.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        system.start();
        try {
            Page admin = administrator(browsers, 1440);
            admin.navigate("/admin/webhook");
            look(admin, "webhooks-1440");
            admin.getByText("Webhook baru").click();
            admin.getByLabel("Sistem penerima").fill("Ruang kendali provinsi");
            admin.getByLabel("Alamat", new Page.GetByLabelOptions().setExact(true))
                    .fill("http://127.0.0.1:" + system.getAddress().getPort() + "/kabar");
            admin.locator("details:has(input[value='report.filed']) > summary").click();
            admin.locator("input[value='report.filed']").check();
            look(admin, "webhook-new-1440");
            button(admin, "Buat webhook").click();
            assertThat(admin.locator("#secret")).hasValue(java.util.regex.Pattern.compile(".{20,}"));
            look(admin, "webhook-secret-1440");
            admin.getByText("Sudah disalin").click();
            button(admin, "Kirim uji").click();
            String number = reports.file(
                            Actor.ANONYMOUS,
                            new NewReport(
                                    "sampah",
                                    new NewReport.Place(0.7909, 127.3788, null, null),
                                    "Sampah menumpuk di samping sekolah.",
                                    NewReport.Origin.of("web")))
                    .number();
            admin.waitForCondition(() -> heard.stream().anyMatch(body -> body.contains(number)));
            admin.reload();
            assertThat(admin.locator("tbody tr")).hasCount(2);
            assertThat(admin.locator("tbody")).containsText("Terkirim");
            assertThat(heard).noneMatch(body -> body.contains("menumpuk"));
            look(admin, "webhook-1440");
        } finally {
            system.stop(0);
        }
    }

    @Test
    void anotherSystemsReportsAreCheckedBroughtInAndTakenBack(Browsers browsers) {
        Page admin = administrator(browsers, 1440);
        admin.navigate("/admin/impor");
        look(admin, "imports-1440");
        chooseFiles(admin, "lama.csv", """
                        id,masuk,status,jenis,lat,lon,uraian
                        a,2024-03-04 08:00:00,Selesai,Sampah,0.7909,127.3788,Sampah lama di pasar
                        b,2024-03-04 08:00:00,Selesai,Naga,0.7909,127.3788,Naga di pasar
                        """);
        button(admin, "Periksa dulu").click();
        assertThat(admin.locator(".page-head").first()).containsText("Siap dimasukkan");
        assertThat(admin.locator("tbody")).containsText("Naga");
        look(admin, "import-checked-1440");
        button(admin, "Masukkan 1 laporan").click();
        assertThat(admin.locator(".page-head").first()).containsText("Selesai");
        admin.setViewportSize(360, 740);
        admin.getByText("Batalkan impor ini").click();
        look(admin, "import-done-360");
        button(admin, "Ya, hapus 1 laporan").click();
        assertThat(admin.locator(".page-head").first()).containsText("Dibatalkan");
        admin.navigate("/admin/impor");
        look(admin, "imports-360");
    }

    @Test
    void aFileOfWhichNothingCanComeInSaysSo(Browsers browsers) {
        Page admin = administrator(browsers, 1440);
        admin.navigate("/admin/impor");
        chooseFiles(admin, "naga.csv", """
                        id,masuk,status,jenis,lat,lon,uraian
                        a,2024-03-04 08:00:00,Selesai,Naga,0.7909,127.3788,Naga di pasar
                        b,2024-03-04 08:00:00,Selesai,Naga,0.7909,127.3788,Naga di terminal
                        """);
        button(admin, "Periksa dulu").click();
        assertThat(admin.locator(".notice--warn")).containsText("semua 2 baris ditolak");
        assertThat(admin.locator("main")).not().containsText("Siap dimasukkan");
        assertThat(admin.locator("tbody")).containsText("Naga");
        assertThat(admin.locator("form[action$='/masukkan']")).hasCount(0);
        look(admin, "import-nothing-1440");
        admin.setViewportSize(360, 740);
        look(admin, "import-nothing-360");
        admin.navigate("/admin/impor");
        assertThat(admin.locator("tbody tr", new Page.LocatorOptions().setHasText("naga.csv"))
                        .first())
                .containsText("Tidak ada yang dapat masuk");
    }

    @Test
    void theBoundariesAndTheRegistrationAreReadableOnEveryScreen(Browsers browsers) {
        Page admin = administrator(browsers, 1440);
        admin.navigate("/admin/batas");
        look(admin, "boundaries-1440");
        admin.locator("#file")
                .setInputFiles(new FilePayload(
                        "batas.geojson",
                        "application/geo+json",
                        "{\"type\":\"FeatureCollection\",\"features\":[]}".getBytes(StandardCharsets.UTF_8)));
        button(admin, "Periksa saja").click();
        assertThat(admin.locator("[role=alert], .notice--bad").first()).isVisible();
        look(admin, "boundaries-fault-1440");
        admin.setViewportSize(360, 740);
        look(admin, "boundaries-fault-360");
        admin.navigate("/admin/batas");
        look(admin, "boundaries-360");
        Page desk = browsers.desk(1440, 900);
        desk.navigate("/daftar");
        look(desk, "register-1440");
        desk.setViewportSize(360, 740);
        look(desk, "register-360");
    }

    @Test
    void theJournalIsSearchedExportedAndProven(Browsers browsers) throws IOException {
        Actor auditor = persons.actor(Role.AUDITOR, null);
        persons.actor(Role.OFFICER, "dlh");
        Page page = browsers.signedIn(persons.session(auditor.id()), 1440, 900);
        page.navigate("/admin");
        assertThat(page).hasURL(browsers.address() + "/admin/audit");
        look(page, "journal-1440");
        page.locator(".filters summary").click();
        page.getByLabel("Tindakan").fill("account.created");
        button(page, "Terapkan").click();
        assertThat(page.locator("tbody tr").first()).containsText("Akun dibuat");
        assertThat(page.locator("tbody")).containsText("DLH");
        page.setViewportSize(360, 740);
        look(page, "journal-360");
        Download csv = page.waitForDownload(() -> page.getByText("CSV", new Page.GetByTextOptions().setExact(true))
                .click());
        assertThat(Files.readString(csv.path()))
                .startsWith("at,pos,id,action")
                .contains("account.created")
                .doesNotContain("account.signed-in");
        assertThat(page.request().get("/admin/akun").status())
                .as("accounts, for an auditor")
                .isEqualTo(403);
        CliCommand verify = commands.stream()
                .filter(command -> command.name().equals("audit verify"))
                .findFirst()
                .orElseThrow();
        assertThat(verify.run(List.of())).as("the proof of the journal").isZero();
    }

    /** A file of reports, and what its columns mean. */
    private static void chooseFiles(Page admin, String name, String rows) {
        admin.locator("#file").setInputFiles(new FilePayload(name, "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        admin.locator("#mappingFile").setInputFiles(new FilePayload("peta.yaml", "text/yaml", """
                        source: perjalanan-%s
                        dates: ["yyyy-MM-dd HH:mm:ss"]
                        columns: {id: id, filed: masuk, status: status, category: [jenis], lat: lat, lon: lon, description: uraian}
                        statuses: {Selesai: closed}
                        categories: {Sampah: sampah}
                        """.formatted(Ids.next())
                .getBytes(StandardCharsets.UTF_8)));
    }
}
