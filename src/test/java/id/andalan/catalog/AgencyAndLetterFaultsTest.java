package id.andalan.catalog;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of an agency that no answer names, and numbers of letters that nobody issues: each is refused with its file and line. */
class AgencyAndLetterFaultsTest extends StarterTrials {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "service.yaml | notBy: [periksa] | agency: {fact: unit_kerja} | pack.blueprint.agency.fact",
                "service.yaml | notBy: [periksa] | agency: {fact: nama} | pack.blueprint.agency.field",
                "form.schema.json | \"format\": \"nik\" | \"format\": \"agency\", \"x-agency\": {\"types\": [\"dinas\"]} | pack.form.agency.type",
                "form.schema.json | \"minLength\": 2, \"maxLength\": 100 | \"x-letter\": {\"service\": \"tidak-ada\"} | pack.unknown.service",
                "form.schema.json | \"minLength\": 2, \"maxLength\": 100 | \"x-letter\": {\"service\": \"creative-hub\"} | pack.blueprint.letter.none",
                "form.schema.json | \"type\": \"string\", \"format\": \"nik\" | \"type\": \"string\", \"x-letter\": {\"service\": \"coba-baru\"} | pack.blueprint.letter.nik",
                "form.schema.json | \"minLength\": 2, \"maxLength\": 100 | \"x-letter\": {} | pack.form.letter",
                "task-periksa.schema.json | \"type\": \"string\" | \"type\": \"string\", \"x-letter\": {\"service\": \"coba-baru\"} | pack.blueprint.letter.task",
            })
    void isRefusedWithFileAndLine(String file, String from, String to, String code) throws IOException {
        spoilt.assertTold(new SpoiltPack.Spoiling(file, from, to, false), file, to, code);
    }
}
