package id.andalan.casework.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseBulk;
import id.andalan.casework.CaseHands;
import id.andalan.casework.CaseMonitor;
import id.andalan.casework.CaseTask;
import id.andalan.casework.Cases;
import id.andalan.casework.OpenTasks;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.Letters;
import id.andalan.identity.Persons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Leave of somebody at the Environment Office, over the pages of officials: personnel officer, superior and head there, then BKPSDMD, and
 * the Manpower Office, which has nothing to do with it.
 */
@AndalanTest
class OwnAgencyTest {
    private static final String HOME = "bkpsdmd";
    private static final String OWN = "dlh";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseBulk bulk;

    @Autowired
    CaseMonitor monitor;

    @Autowired
    OpenTasks tasks;

    @Autowired
    Letters letters;

    @Autowired
    AuditTrail audit;

    private Actor clerk;
    private Actor personnel;
    private Actor superior;
    private Actor head;
    private Actor recorder;
    private Actor recordersHead;
    private Actor stranger;

    @BeforeEach
    void people() {
        clerk = persons.actor(Role.OFFICER, OWN);
        personnel = persons.actor(Role.OFFICER, OWN);
        superior = persons.actor(Role.OFFICER, OWN);
        head = persons.actor(Role.AGENCY_HEAD, OWN);
        recorder = persons.actor(Role.OFFICER, HOME);
        recordersHead = persons.actor(Role.AGENCY_HEAD, HOME);
        stranger = persons.actor(Role.OFFICER, "disnaker");
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(persons.as(actor)).exchange();
    }

    private MvcTestResult open(Actor actor, Application application) {
        return get(actor, "/kerja/layanan/" + application.number());
    }

    private MvcTestResult act(Actor actor, Application application, String action, String... fields) {
        CaseTask task = hands.task(application);
        var request = browser.post()
                .uri("/kerja/layanan/" + application.number() + "/" + action)
                .with(persons.as(actor))
                .with(Persons.form())
                .param("tugas", task.id().toString())
                .param("dilihat", "0");
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private void approve(Actor actor, Application application, String... fields) {
        assertThat(hands.task(application).kind()).isEqualTo(CaseTask.Kind.WORK);
        String[] all = new String[fields.length + 6];
        List<String> common = List.of("hasil", "setuju", "cek", "0", "cek", "1");
        for (int i = 0; i < common.size(); i++) {
            all[i] = common.get(i);
        }
        System.arraycopy(fields, 0, all, common.size(), fields.length);
        assertThat(act(actor, application, "selesai", all)).hasStatus(302);
    }

    private void check(Application application) {
        approve(personnel, application, "f.masa_kerja", "11", "f.sisa_cuti", "8");
    }

    private Set<String> lists(Actor actor, Application application, String... queues) throws Exception {
        Set<String> found = new java.util.TreeSet<>();
        for (String queue : queues) {
            // The newest of a queue may be behind a page of older ones: the search by what lies there is enough here.
            String after = "/kerja/layanan?antrean=" + queue + "&layanan=cuti-asn";
            for (int page = 0; page < 40 && after != null; page++) {
                String html = text(get(actor, after));
                if (html.contains(application.number())) {
                    found.add(queue);
                }
                var next = java.util.regex.Pattern.compile("href=\"([^\"]*setelah=[^\"]*)\"")
                        .matcher(html);
                after = next.find() ? next.group(1).replace("&amp;", "&") : null;
                if (after != null && after.startsWith("?")) {
                    after = "/kerja/layanan" + after;
                }
            }
        }
        return found;
    }

    @Test
    void leaveGoesThroughTheOwnAgencyAndThenToWhoeverRecordsIt() throws Exception {
        Application filed = hands.leave(clerk, OWN);
        assertThat(hands.task(filed)).satisfies(task -> {
            assertThat(task.node()).isEqualTo("periksa");
            assertThat(task.agency()).isEqualTo(OWN);
        });
        assertThat(open(stranger, filed)).hasStatus(404);
        assertThat(act(stranger, filed, "ambil")).hasStatus(404);
        assertThat(text(open(personnel, filed))).contains("Catat masa kerja", "Analis kebijakan", "Ambil tugas ini");
        // Who records it later sees everything already, but cannot do what lies elsewhere.
        assertThat(text(open(recorder, filed)))
                .contains("Analis kebijakan", "Di Dinas Lingkungan Hidup")
                .doesNotContain("Ambil tugas ini");
        assertThat(act(recorder, filed, "ambil")).hasStatus(409);
        assertThat(act(recordersHead, filed, "selesai", "hasil", "kurang", "pesan_kurang", "x"))
                .hasStatus(409);

        assertThat(act(personnel, filed, "ambil")).hasStatus(302);
        // Whoever records data decides nothing, and the button does not say so.
        assertThat(text(open(personnel, filed)))
                .contains("Data tercatat: lanjutkan", "Kembalikan ke pemohon")
                .doesNotContain(">Setujui<");
        check(filed);
        approve(superior, filed);
        assertThat(hands.task(filed).role()).isEqualTo("head");
        assertThat(act(superior, filed, "selesai", "hasil", "setuju")).hasStatus(422);
        assertThat(bulk.approve(recordersHead, List.of(hands.task(filed).id()), null)
                        .getFirst()
                        .failure())
                .isNotNull();
        assertThat(bulk.approve(head, List.of(hands.task(filed).id()), null)
                        .getFirst()
                        .failure())
                .isNull();

        assertThat(hands.task(filed)).satisfies(task -> {
            assertThat(task.node()).isEqualTo("catat");
            assertThat(task.agency()).isEqualTo(HOME);
        });
        assertThat(act(head, filed, "ambil")).hasStatus(409);
        approve(recorder, filed);
        assertThat(letters.list("application", filed.id()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.number()).contains("/CUTI/BKPSDMD/"));
        assertThat(open(stranger, filed)).hasStatus(404);
    }

    @Test
    void afterItsTurnAnAgencySeesWhereItStandsAndItsDoersAndHeadWhatTheyDecidedOn() throws Exception {
        Application filed = hands.leave(persons.residentActor(), OWN);
        Actor colleague = persons.actor(Role.OFFICER, OWN);
        assertThat(text(open(colleague, filed))).contains("Analis kebijakan", "Simpan catatan");
        check(filed);
        approve(superior, filed);
        approve(head, filed);
        for (Actor reader : List.of(personnel, superior, head)) {
            assertThat(text(open(reader, filed)))
                    .contains("Analis kebijakan")
                    .doesNotContain("Simpan catatan", "Ambil tugas ini");
        }
        assertThat(text(open(colleague, filed)))
                .contains("Permohonan masuk", "process-here")
                .doesNotContain("Analis kebijakan", "Jalan Contoh 12");
        assertThat(act(colleague, filed, "catat", "teks", "halo")).hasStatus(404);
        assertThat(open(stranger, filed)).hasStatus(404);
        // Given back to the desk, it is open to the whole desk again.
        assertThat(act(recorder, filed, "selesai", "hasil", "ulang")).hasStatus(302);
        assertThat(text(open(colleague, filed))).contains("Analis kebijakan", "Simpan catatan");
    }

    @Test
    void nobodyHandlesAnApplicationOfTheirOwn() throws Exception {
        Application filed = hands.leave(clerk, OWN);
        assertThat(text(open(clerk, filed))).doesNotContain("Analis kebijakan", "Ambil tugas ini", "Simpan catatan");
        MvcTestResult refused = act(clerk, filed, "ambil");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("permohonan Anda sendiri");
        assertThat(act(clerk, filed, "catat", "teks", "tolong")).hasStatus(422);
        assertThat(act(head, filed, "alihkan", "petugas", String.valueOf(clerk.id()), "teks", ""))
                .hasStatus(422);
        assertThat(act(head, filed, "alihkan", "petugas", String.valueOf(recorder.id()), "teks", ""))
                .hasStatus(422);
        assertThat(act(head, filed, "alihkan", "petugas", String.valueOf(superior.id()), "teks", ""))
                .hasStatus(302);
        assertThat(hands.task(filed).assignee()).isEqualTo(superior.id());
    }

    @Test
    void eachListShowsItWhereItLies() throws Exception {
        Application filed = hands.leave(clerk, OWN);
        assertThat(lists(personnel, filed, "bebas", "tim", "menunggu")).containsExactly("bebas", "tim");
        assertThat(lists(recorder, filed, "bebas", "tim", "menunggu")).containsExactly("menunggu");
        assertThat(lists(stranger, filed, "bebas", "tim", "menunggu")).isEmpty();
        assertThat(text(get(recorder, "/kerja/layanan?antrean=menunggu&layanan=cuti-asn")))
                .contains("Di DLH");
        act(personnel, filed, "ambil");
        assertThat(lists(personnel, filed, "saya", "bebas")).containsExactly("saya");
        assertThat(tasks.list(program(OWN), new OpenTasks.Filter(null, filed.number()), null, 10))
                .extracting(row -> row.task().agency())
                .containsExactly(OWN);
        assertThat(tasks.list(program(HOME), new OpenTasks.Filter(null, filed.number()), null, 10))
                .isEmpty();
    }

    private static Actor program(String agency) {
        return new Actor(UUID.randomUUID(), Actor.Kind.API_KEY, Set.of(Role.API_CLIENT, Role.OFFICER), agency);
    }

    @Test
    void anEndedCaseStaysInTheArchiveOfThoseWhoHandledIt() throws Exception {
        Application filed = hands.leave(persons.residentActor(), OWN);
        check(filed);
        assertThat(act(superior, filed, "selesai", "hasil", "tolak", "alasan", "ditangguhkan"))
                .hasStatus(302);
        assertThat(lists(superior, filed, "selesai")).containsExactly("selesai");
        assertThat(lists(recorder, filed, "selesai")).containsExactly("selesai");
        assertThat(lists(stranger, filed, "selesai")).isEmpty();
        assertThat(text(open(superior, filed))).contains("Analis kebijakan");
        // The refusal is contested at the agency of the service, whose head did not decide it.
        applications.appeal(Actor.ANONYMOUS, applications.find(filed.id()).orElseThrow(), "Tidak ada keadaan mendesak");
        assertThat(hands.task(filed)).satisfies(task -> {
            assertThat(task.kind()).isEqualTo(CaseTask.Kind.APPEAL);
            assertThat(task.agency()).isEqualTo(HOME);
        });
        assertThat(act(head, filed, "selesai", "hasil", "tolak", "pesan", "Tetap"))
                .hasStatus(409);
    }

    @Test
    void theJournalSaysWhoseDeskIsToBeTold() {
        Application filed = hands.leave(clerk, OWN);
        JournalEntry entry = audit.list("application", filed.id()).getFirst();
        assertThat(entry.fact("opened")).isEqualTo("officer@" + OWN);
        assertThat(entry.fact("desks")).isEqualTo(OWN);
        assertThat(entry.fact("agency")).isEqualTo(HOME);
        check(filed);
        approve(superior, filed);
        approve(head, filed);
        JournalEntry last = audit.list("application", filed.id()).getLast();
        assertThat(last.fact("opened")).isEqualTo("officer");
        assertThat(last.fact("desks")).isNull();
    }

    @Test
    void aDeskWhereNobodyWorksShowsItselfToTheAdministrator() throws Exception {
        Application filed = hands.leave(clerk, "setda-kerja-sama");
        Actor admin = persons.actor(Role.ADMIN, null);
        assertThat(stuck(admin, filed)).containsExactly(CaseMonitor.Kind.UNOWNED);
        assertThat(text(get(admin, "/admin/permohonan-macet"))).contains(filed.number(), "setda-kerja-sama");
        persons.actor(Role.OFFICER, "setda-kerja-sama");
        assertThat(stuck(admin, filed)).isEmpty();
    }

    private List<CaseMonitor.Kind> stuck(Actor admin, Application application) {
        return monitor.list(admin).stream()
                .filter(one -> one.number().equals(application.number()))
                .map(CaseMonitor.Stuck::kind)
                .toList();
    }

    @Test
    void theAgencyIsChosenFromThoseThatEmployCivilServants() throws Exception {
        Map<String, Object> answers = new HashMap<>(Cases.leave());
        for (String wrong : List.of("perumda-ake-gaale", "lenyap", "Dinas Contoh")) {
            answers.put("unit_kerja", wrong);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", answers)))
                    .isInstanceOfSatisfying(
                            id.andalan.core.Refusals.class,
                            refusals -> assertThat(refusals.all())
                                    .extracting(id.andalan.core.Refusal::field)
                                    .containsExactly("unit_kerja"));
        }
    }
}
