package id.andalan.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A form with every kind of question, for tests here and elsewhere. */
public final class Sample {
    /** Written so that each line can be changed by itself. */
    public static final String FORM = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "title": "Permohonan contoh",
              "x-en": {"title": "Sample application"},
              "additionalProperties": false,
              "required": ["nama", "nik", "status", "ktp", "setuju"],
              "x-pages": [
                {"title": "Data diri", "x-en": {"title": "About you"}, "fields": ["nama", "nik", "lahir", "status", "nama_pasangan", "telepon", "email"]},
                {"title": "Usaha", "x-en": {"title": "Business"}, "fields": ["kelurahan", "lokasi", "luas", "modal", "nisbah", "izin", "plat"]},
                {"title": "Keluarga", "x-en": {"title": "Family"}, "fields": ["anggota", "kegiatan", "kegiatan_lain", "acara"]},
                {"title": "Berkas", "x-en": {"title": "Papers"}, "fields": ["ktp", "catatan", "setuju"]}
              ],
              "properties": {
                "nama": {"type": "string", "title": "Nama lengkap", "x-en": {"title": "Full name"}, "minLength": 3, "maxLength": 60, "x-prefill": "name"},
                "nik": {"type": "string", "format": "nik", "title": "NIK", "x-en": {"title": "Identity number"}},
                "lahir": {"type": "string", "format": "date", "title": "Tanggal lahir", "x-en": {"title": "Date of birth"}, "x-from": "today-120y", "x-to": "today-17y"},
                "status": {"type": "string", "title": "Status perkawinan", "x-en": {"title": "Marital status"},
                  "oneOf": [
                    {"const": "lajang", "title": "Belum menikah", "x-en": {"title": "Single"}},
                    {"const": "menikah", "title": "Menikah", "x-en": {"title": "Married"}}
                  ]},
                "nama_pasangan": {"$ref": "#/$defs/orang", "title": "Nama pasangan", "x-en": {"title": "Name of your spouse"}},
                "telepon": {"type": "string", "format": "phone", "title": "Telepon", "x-en": {"title": "Telephone"}, "x-prefill": "phone"},
                "email": {"type": "string", "format": "email", "title": "Surel", "x-en": {"title": "E-mail"}, "x-prefill": "email"},
                "kelurahan": {"type": "string", "format": "ward", "title": "Kelurahan", "x-en": {"title": "Ward"}},
                "lokasi": {"type": "object", "format": "place", "title": "Letak usaha", "x-en": {"title": "Where it is"}},
                "luas": {"type": "integer", "title": "Luas (m²)", "x-en": {"title": "Area (m²)"}, "minimum": 1, "maximum": 10000},
                "modal": {"type": "integer", "format": "rupiah", "title": "Modal", "x-en": {"title": "Capital"}, "maximum": 50000000000},
                "nisbah": {"type": "number", "title": "Nisbah", "x-en": {"title": "Ratio"}, "minimum": 0},
                "izin": {"type": "boolean", "title": "Sudah punya izin?", "x-en": {"title": "Do you have a permit?"}, "default": false},
                "plat": {"type": "string", "title": "Nomor kendaraan", "x-en": {"title": "Licence plate", "description": "Like DG 1234 AB."}, "description": "Seperti DG 1234 AB.", "maxLength": 12, "pattern": "^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$"},
                "anggota": {"type": "array", "title": "Anggota keluarga", "x-en": {"title": "Family members"}, "maxItems": 3,
                  "x-item": {"title": "Anggota", "add": "Tambah anggota", "x-en": {"title": "Member", "add": "Add a member"}},
                  "items": {"type": "object", "additionalProperties": false, "required": ["nama_anggota"],
                    "properties": {
                      "nama_anggota": {"type": "string", "title": "Namanya", "x-en": {"title": "Name"}},
                      "umur": {"type": "integer", "title": "Umur", "x-en": {"title": "Age"}, "minimum": 0, "maximum": 130}
                    }}},
                "kegiatan": {"type": "array", "title": "Kegiatan", "x-en": {"title": "Activities"}, "uniqueItems": true, "minItems": 1,
                  "items": {"type": "string", "oneOf": [
                    {"const": "tari", "title": "Tari", "x-en": {"title": "Dance"}},
                    {"const": "lain", "title": "Lainnya", "x-en": {"title": "Other"}}
                  ]}},
                "kegiatan_lain": {"type": "string", "title": "Sebutkan kegiatannya", "x-en": {"title": "Which activity?"}},
                "acara": {"type": "object", "format": "booking", "x-booking": "benteng", "title": "Tempat dan waktu", "x-en": {"title": "Place and time"}},
                "ktp": {"type": "array", "title": "KTP", "x-en": {"title": "Identity card"}, "minItems": 1, "maxItems": 2,
                  "items": {"type": "string", "format": "file"}, "x-file": {"types": ["pdf", "jpg"], "megabytes": 2}},
                "catatan": {"type": "string", "title": "Catatan", "x-en": {"title": "Remarks"}, "maxLength": 500},
                "setuju": {"type": "boolean", "const": true, "title": "Data saya benar", "x-en": {"title": "My data are true"}}
              },
              "allOf": [
                {"if": {"properties": {"status": {"const": "menikah"}}, "required": ["status"]},
                 "then": {"required": ["nama_pasangan"]}},
                {"if": {"properties": {"kegiatan": {"contains": {"const": "lain"}}}, "required": ["kegiatan"]},
                 "then": {"properties": {"kegiatan_lain": true}}},
                {"if": {"properties": {"luas": {"minimum": 100}, "izin": {"const": false}}, "required": ["luas", "izin"]},
                 "then": {"required": ["catatan"], "properties": {"plat": true}}}
              ],
              "$defs": {
                "orang": {"type": "string", "maxLength": 60}
              }
            }
            """;

    private Sample() {}

    /** A fault as it was told. */
    public record Told(int line, String code, List<Object> args) {}

    public static List<Told> faults(String json) {
        List<Told> faults = new ArrayList<>();
        boolean read = Form.read(json, (line, code, args) -> faults.add(new Told(line, code, List.of(args))))
                .isPresent();
        assertThat(read).isEqualTo(faults.isEmpty());
        return faults;
    }

    public static Form form() {
        assertThat(faults(FORM)).isEmpty();
        return Form.stored(FORM);
    }
}
