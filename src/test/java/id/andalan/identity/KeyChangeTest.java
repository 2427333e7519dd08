package id.andalan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.Andalan;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseFilings;
import id.andalan.casework.CaseInbox;
import id.andalan.casework.Cases;
import id.andalan.casework.DeskFilter;
import id.andalan.casework.DeskTab;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.casework.FollowedCases;
import id.andalan.casework.OpenTasks;
import id.andalan.catalog.Services;
import id.andalan.cli.CommandLine;
import id.andalan.cli.ServerProcess;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import id.andalan.document.Files;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.document.sign.SignerNiks;
import id.andalan.notice.Webhooks;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.Reports;
import id.andalan.survey.SurveyLinks;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city changes its key, throws the old one away, and everything opens as before. */
class KeyChangeTest {
    private static final String OLD = "the-old-key-of-a-city-that-changes-it-0001";
    private static final String NEW = "the-new-key-of-a-city-that-changes-it-0002";
    private static final String PASSWORD = "kapal pulang sebelum magrib 9";
    private static final String NIK = "8271034107990002";

    private final DatabaseAddress database = TestDatabase.create();

    /** What was made under the old key. */
    private record Made(
            UUID officer,
            UUID head,
            Application application,
            String followLink,
            String surveyLink,
            String reportLink,
            String draftLink,
            UUID letter,
            UUID contact,
            UUID webhook,
            String webhookSecret,
            String sessionToken) {}

    private ConfigurableApplicationContext start(String keys) {
        SpringApplication application = ServerProcess.application(Andalan.class, database);
        application.addPrimarySources(List.of(LetterOrders.class));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        return application.run(
                "--andalan.encryption-key=" + keys,
                "--andalan.webhook.allow-private=true",
                "--spring.datasource.hikari.minimum-idle=1");
    }

    @Test
    void everythingOpensWithoutTheOldKey() {
        Made made;
        String oldId;
        try (ConfigurableApplicationContext city = start(OLD)) {
            made = new Making(city).all();
            oldId = city.getBean(KeyRing.class).currentKeyId();
            everyStoreHasSomething(city, oldId);
            everySealedColumnIsKnown(city);
        }
        try (ConfigurableApplicationContext city = start(NEW + "," + OLD)) {
            KeyChange change = city.getBean(KeyChange.class);
            assertThat(use(change, oldId).mayGo()).isFalse();
            assertThat(KeyStatusCommand.line(use(change, oldId))).contains("! Kunci lama", "key change");
            // Begun, and killed in the middle.
            change.keep();
            city.getBeansOfType(SealedStore.class).values().stream()
                    .limit(3)
                    .forEach(store -> store.sealAnew(count -> {}));
            assertThat(use(change, oldId).rows()).isNotEmpty();
            assertThat(city.getBean(CommandLine.class).run(List.of("key", "change")))
                    .isZero();
            assertThat(use(change, oldId).mayGo()).isTrue();
            assertThat(KeyStatusCommand.line(use(change, oldId))).contains("✓ Kunci lama", "boleh dikeluarkan");
        }
        try (ConfigurableApplicationContext city = start(NEW)) {
            check(city, made, oldId);
        }
    }

    @Test
    void aKeyThrownAwayTooEarlyIsSaid() {
        String oldId;
        try (ConfigurableApplicationContext city = start(OLD)) {
            city.getBean(Contacts.class).store(new Contact("Nurul", null, "nurul@contoh.id"));
            oldId = city.getBean(KeyRing.class).currentKeyId();
        }
        try (ConfigurableApplicationContext city = start(NEW)) {
            assertThat(city.getBean(CommandLine.class).run(List.of("key", "status")))
                    .isEqualTo(1);
            KeyChange.Use use = use(city.getBean(KeyChange.class), oldId);
            assertThat(use.isMissing()).isTrue();
            assertThat(KeyStatusCommand.line(use))
                    .contains("✗ Kunci " + oldId, "1 data pribadi", "Kembalikan kunci itu");
            assertThat(city.getBean(CommandLine.class).run(List.of("key", "change")))
                    .isEqualTo(1);
        }
    }

    private static KeyChange.Use use(KeyChange change, String id) {
        return change.uses().stream()
                .filter(use -> use.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** So that nothing is left out of this test; kept keys come with the change. */
    private static void everyStoreHasSomething(ConfigurableApplicationContext city, String key) {
        assertThat(city.getBeansOfType(SealedStore.class).values().stream()
                        .filter(store -> store.uses().getOrDefault(key, 0L) == 0)
                        .map(SealedStore::title))
                .containsExactly("kunci lama");
    }

    /** Whoever adds a column of sealed text says so to the change of keys. */
    private static void everySealedColumnIsKnown(ConfigurableApplicationContext city) {
        Set<String> known = city.getBeansOfType(SealedStore.class).values().stream()
                .map(store -> store instanceof SealedTable table ? table.table() : "identity.contact")
                .collect(Collectors.toSet());
        List<String> there =
                city.getBean(JdbcClient.class).sql("""
                        select distinct table_schema || '.' || table_name from information_schema.columns
                        where (column_name = 'key_id' or column_name like '%\\_key') and data_type = 'text'
                          and (table_schema, table_name) in (
                              select table_schema, table_name from information_schema.columns where data_type = 'bytea')
                          and table_schema <> 'engine'""").query(String.class).list();
        assertThat(there).containsExactlyInAnyOrderElementsOf(known);
    }

    private void check(ConfigurableApplicationContext city, Made made, String oldId) {
        KeyChange change = city.getBean(KeyChange.class);
        assertThat(use(change, oldId).kept()).isTrue();
        assertThat(use(change, oldId).configured()).isFalse();
        assertThat(city.getBean(CommandLine.class).run(List.of("key", "status")))
                .isZero();
        Applications applications = city.getBean(Applications.class);
        Application opened = applications.open(made.followLink);
        assertThat(opened.id()).isEqualTo(made.application.id());
        assertThat(applications.facts(opened)).containsEntry("nik", NIK);
        assertThat(city.getBean(FollowedCases.class).follow(opened).steps().toString())
                .contains("Kabar untuk pemohon");
        assertThat(city.getBean(KeyRing.class)
                        .blindIndexes("survey-link", opened.id().toString()))
                .anySatisfy(full -> assertThat(made.surveyLink)
                        .endsWith(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, 16))));
        assertThat(city.getBean(Reports.class).open(made.reportLink)).isNotNull();
        assertThat(city.getBean(Drafts.class)
                        .open(Actor.ANONYMOUS, made.draftLink)
                        .content()
                        .answers())
                .containsEntry("nama", "Siti Rahma");
        // New links are made with the new key.
        assertThat(city.getBean(ApplicationLinks.class).link(opened.id(), opened.number()))
                .isNotEqualTo(made.followLink);
        Contacts contacts = city.getBean(Contacts.class);
        assertThat(contacts.own(made.contact)).map(Contact::name).contains("Nurul Hidayah");
        assertThat(contacts.find("nurul@contoh.id")).contains(made.contact);
        Actor officer = Cases.officer(made.officer, "disnaker");
        assertThat(city.getBean(CaseInbox.class)
                        .page(officer, search(), null, 10)
                        .rows())
                .extracting(row -> row.number())
                .contains(opened.number());
        city.getBean(LetterOrders.class).press();
        Letter letter = city.getBean(Letters.class).get(made.letter);
        assertThat(letter.status()).as(String.valueOf(letter.fault())).isEqualTo(LetterStatus.SIGNED);
        assertThat(city.getBean(SignerNiks.class).find(made.head)).contains(NIK);
        secrets(city, made);
    }

    private static DeskFilter search() {
        return new DeskFilter(DeskTab.TIM, null, null, null, false, NIK);
    }

    private static void secrets(ConfigurableApplicationContext city, Made made) {
        KeyRing alone = new KeyRing(NEW);
        KeyRing.Sealed webhook = city.getBean(JdbcClient.class)
                .sql("select secret_key, secret from notice.webhook where id = ?")
                .param(made.webhook)
                .query((row, n) -> new KeyRing.Sealed(row.getString(1), row.getBytes(2)))
                .single();
        assertThat(alone.open(webhook, made.webhook.toString())).isEqualTo(made.webhookSecret);
        Session session = city.getBean(Sessions.class).find(made.sessionToken).orElseThrow();
        assertThat(city.getBean(Sessions.class).idToken(session)).contains("an.id.token");
        SignIns signIns = city.getBean(SignIns.class);
        assertThat(signIns.signIn("rina.lama", PASSWORD, "10.0.0.1", null).role())
                .isEqualTo(Role.OFFICER);
        assertThat(signIns.signIn("warga.lama@contoh.id", PASSWORD, "10.0.0.1", null)
                        .role())
                .isEqualTo(Role.RESIDENT);
        assertThatThrownBy(() -> city.getBean(OwnAccount.class).register("Lain", "warga.lama@contoh.id", PASSWORD))
                .hasMessageContaining("register.taken");
        assertThatThrownBy(() -> city.getBean(Applications.class).open(made.followLink + "x"))
                .isInstanceOf(NotFound.class);
    }

    /** Makes one of everything, through the same doors as people. */
    private record Making(ConfigurableApplicationContext city) {
        Made all() {
            UUID officer = official("rina.lama", Role.OFFICER, "disnaker");
            UUID head = official("kepala.lama", Role.AGENCY_HEAD, "disnaker");
            city.getBean(OwnAccount.class).register("Warga Lama", "warga.lama@contoh.id", PASSWORD);
            Sessions.Started session = city.getBean(Sessions.class).openFromProvider(officer, "JUnit", "an.id.token");
            city.getBean(SignerNiks.class).remember(head, NIK);
            UUID contact = city.getBean(Contacts.class).store(new Contact("Nurul Hidayah", null, "nurul@contoh.id"));
            decision();
            // Makes the keys that sign.
            city.getBean(LetterOrders.class).signed(null);
            Application application = ordered(officer, head);
            UUID letter = city.getBean(Letters.class)
                    .list("application", application.id())
                    .getFirst()
                    .id();
            Webhooks.WithSecret webhook = city.getBean(Webhooks.class)
                    .create(Actor.SYSTEM, new Webhooks.Wish("Uji", "http://127.0.0.1:9/", List.of("report.*")));
            return new Made(
                    officer,
                    head,
                    application,
                    city.getBean(ApplicationLinks.class).link(application.id(), application.number()),
                    surveyLink(application),
                    reportLink(),
                    draftLink(),
                    letter,
                    contact,
                    webhook.webhook().id(),
                    webhook.secret(),
                    session.token());
        }

        private UUID official(String login, Role role, String agency) {
            UUID account = city.getBean(Accounts.class)
                    .create(Actor.SYSTEM, new Accounts.Official("Rina", login, role, agency));
            Invitations invitations = city.getBean(Invitations.class);
            invitations.accept(invitations.invite(Actor.SYSTEM, account), PASSWORD);
            return account;
        }

        /** Its paper is ordered and not made yet. */
        private Application ordered(UUID officer, UUID head) {
            Application filed = new CaseFilings(city.getBean(Applications.class), city.getBean(Files.class)).ak1(NIK);
            CaseDesk desk = city.getBean(CaseDesk.class);
            desk.finish(
                    Cases.officer(officer, "disnaker"),
                    task(filed, "disnaker"),
                    new CaseDesk.Outcome("setuju", null, "Kabar untuk pemohon", Map.of(), 3));
            desk.finish(
                    Cases.head(head, "disnaker"),
                    task(filed, "disnaker"),
                    new CaseDesk.Outcome("setuju", null, "", Map.of(), 0));
            return filed;
        }

        private void decision() {
            Application leave =
                    city.getBean(Applications.class).submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
            city.getBean(CaseDesk.class)
                    .finish(
                            Cases.officer(Ids.next(), "dlh"),
                            task(leave, "dlh"),
                            new CaseDesk.Outcome("setuju", null, "", Map.of("masa_kerja", 11, "sisa_cuti", 8), 3));
        }

        private UUID task(Application application, String agency) {
            return city.getBean(OpenTasks.class)
                    .list(Cases.head(Ids.next(), agency), new OpenTasks.Filter(null, application.number()), null, 10)
                    .getFirst()
                    .task()
                    .id();
        }

        private String surveyLink(Application application) {
            return city.getBean(SurveyLinks.class)
                    .path(application.id(), application.number())
                    .substring("/survei/".length());
        }

        private String reportLink() {
            Report report = city.getBean(Reports.class)
                    .file(
                            Actor.ANONYMOUS,
                            new NewReport(
                                    "sampah",
                                    new NewReport.Place(null, null, "82.71.02.1001", null),
                                    "Sampah menumpuk di tepi jalan",
                                    NewReport.Origin.of("web")));
            return city.getBean(ReportLinks.class)
                    .path(report.id(), report.number())
                    .substring("/l/".length());
        }

        private String draftLink() {
            Draft draft = city.getBean(Drafts.class)
                    .begin(
                            Actor.ANONYMOUS,
                            city.getBean(Services.class)
                                    .blueprint("ak1", 1)
                                    .orElseThrow()
                                    .service(),
                            new HashMap<>(Map.of("nama", "Siti Rahma")));
            return draft.link();
        }
    }
}
