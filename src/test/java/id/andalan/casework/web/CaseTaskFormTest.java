package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseHands;
import id.andalan.catalog.form.Form;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.document.FileRef;
import id.andalan.document.Files;
import id.andalan.identity.Persons;
import id.andalan.report.web.Filings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Files that an official sends with the form of a task. */
@AndalanTest
class CaseTaskFormTest {
    private static final Form FORM = Form.stored("""
            {"title": "Kunjungan", "x-en": {"title": "Visit"}, "type": "object", "additionalProperties": false,
             "x-pages": [{"title": "Hasil", "x-en": {"title": "Result"}, "fields": ["bukti", "ruang"]}],
             "properties": {
               "bukti": {"type": "array", "items": {"type": "string", "format": "file"}, "maxItems": 2,
                 "x-file": {"types": ["jpg", "png"], "megabytes": 1}, "title": "Foto", "x-en": {"title": "Photos"}},
               "ruang": {"type": "array", "maxItems": 3, "title": "Ruang", "x-en": {"title": "Rooms"},
                 "x-item": {"title": "Ruang", "x-en": {"title": "Room"}},
                 "items": {"type": "object", "additionalProperties": false, "properties": {
                   "denah": {"type": "array", "items": {"type": "string", "format": "file"}, "maxItems": 1,
                     "x-file": {"types": ["jpg", "png"], "megabytes": 1}, "title": "Denah", "x-en": {"title": "Plan"}},
                   "nama": {"type": "string", "maxLength": 40, "title": "Nama", "x-en": {"title": "Name"}}}}}}}""");

    @Autowired
    CaseTaskForm forms;

    @Autowired
    CaseFile cases;

    @Autowired
    CaseHands hands;

    @Autowired
    Files files;

    @Autowired
    Persons persons;

    private Actor officer = Actor.SYSTEM;
    private CaseFile.Sheet sheet;
    private final List<Refusal> refused = new ArrayList<>();

    @BeforeEach
    void aCase() {
        officer = persons.actor(Role.OFFICER, "disnaker");
        Application filed = hands.ak1();
        sheet = cases.get(officer, filed.number());
    }

    private CaseDraft send(Map<String, List<String>> typed, String... inputs) {
        MultiValueMap<String, MultipartFile> came = new LinkedMultiValueMap<>();
        for (String input : inputs) {
            came.add(input, new MockMultipartFile(input, "foto.png", "image/png", Filings.picture(40, 30)));
        }
        return forms.with(officer, sheet, FORM, new CaseDraft("selesai", null, typed), came, refused);
    }

    @Test
    void whatIsSentIsNamedAndKeptForAnotherTry() {
        CaseDraft first = send(
                Map.of("f.ruang[0].nama", List.of("Depan")), "f.bukti.baru", "f.bukti.baru", "f.ruang[0].denah.baru");
        assertThat(refused).isEmpty();
        assertThat(first.sent().get("f.bukti")).hasSize(2);
        assertThat(first.sent().get("f.ruang[0].denah")).hasSize(1);
        CaseDraft again = send(first.sent());
        assertThat(again.sent()).isEqualTo(first.sent());
        Map<String, Object> answers = CaseTaskForm.read(FORM, again);
        assertThat(answers.get("bukti")).isEqualTo(first.sent().get("f.bukti"));
        assertThat(answers.get("ruang"))
                .isEqualTo(List.of(Map.of("nama", "Depan", "denah", first.sent().get("f.ruang[0].denah"))));
    }

    @Test
    void whatTheFormDoesNotTakeIsSaidAtItsQuestion() {
        MultiValueMap<String, MultipartFile> came = new LinkedMultiValueMap<>();
        came.add(
                "f.bukti.baru",
                new MockMultipartFile("f.bukti.baru", "a.png", "image/png", "MZ".getBytes(StandardCharsets.UTF_8)));
        forms.with(officer, sheet, FORM, new CaseDraft("selesai", null, Map.of()), came, refused);
        send(Map.of(), "f.bukti.baru", "f.bukti.baru", "f.bukti.baru");
        assertThat(refused).extracting(Refusal::field).containsExactly("bukti", "bukti");
        assertThat(refused.getLast().code()).isEqualTo("apply.files.many");
    }

    @Test
    void aFileOfSomebodyElseIsNotNamed() {
        Application another = hands.ak1();
        FileRef strange = files.list("application", another.id()).getFirst();
        FileRef here = files.list("application", sheet.application().id()).getFirst();
        CaseDraft draft = send(Map.of(
                "f.bukti", List.of(strange.id().toString(), "bukan", here.id().toString())));
        assertThat(draft.sent().get("f.bukti")).containsExactly(here.id().toString());
    }
}
