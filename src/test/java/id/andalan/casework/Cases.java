package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Applications to try things out with. */
public final class Cases {
    private Cases() {}

    /** Everything AK-1 asks for, with these files. */
    public static Map<String, Object> ak1(UUID ktp, UUID diploma, UUID photo) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("nama", "Siti Rahma");
        answers.put("nik", "8271034107990002");
        answers.put("tempat_lahir", "Ternate");
        answers.put("tanggal_lahir", "1999-07-01");
        answers.put("jenis_kelamin", "perempuan");
        answers.put("alamat", "Jalan Pahlawan 7, RT 02/RW 01");
        answers.put("kelurahan", "82.71.01.1001");
        answers.put("pendidikan", "sma");
        answers.put("jurusan", "IPA");
        answers.put("pernah_bekerja", "belum");
        answers.put("bidang", "Tenaga penjualan");
        answers.put("berkas_ktp", List.of(ktp.toString()));
        answers.put("berkas_ijazah", List.of(diploma.toString()));
        answers.put("pas_foto", List.of(photo.toString()));
        answers.put("benar", true);
        return answers;
    }

    /** Five days of annual leave of somebody who works at the Environment Office. */
    public static Map<String, Object> leave() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("nama", "Nurlaila Contoh");
        answers.put("nip", "199001012015032001");
        answers.put("status_pegawai", "pns");
        answers.put("jabatan", "Analis kebijakan");
        answers.put("unit_kerja", "dlh");
        answers.put("bidang", "Sekretariat");
        answers.put("atasan", "Hasan Contoh");
        answers.put("jenis_cuti", "tahunan");
        answers.put("mulai_cuti", "2026-12-14");
        answers.put("sampai_cuti", "2026-12-18");
        answers.put("lama_cuti", 5);
        answers.put("alamat_cuti", "Jalan Contoh 12");
        answers.put("telepon", "081200000003");
        answers.put("pengganti", "Rahmat Contoh");
        answers.put("pengganti_setuju", true);
        answers.put("benar", true);
        return answers;
    }

    /** The studio of the Creative Hub. */
    public static Map<String, Object> studio(Map<String, Object> booking) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("nama", "Fikri Contoh");
        answers.put("telepon", "081200000006");
        answers.put("jadwal", booking);
        answers.put("kegiatan", "rekaman");
        answers.put("keterangan_kegiatan", "Siniar tentang kopi Gamalama, tiga orang.");
        answers.put("tata_tertib", true);
        return answers;
    }

    public static NewApplication of(String service, Map<String, Object> answers) {
        return new NewApplication(
                service, 1, answers, new Contact("Siti Rahma", "+6281234567890", null), null, null, null, "id");
    }

    public static Actor officer(UUID id, String agency) {
        return new Actor(id, Actor.Kind.ACCOUNT, Set.of(Role.OFFICER), agency);
    }

    public static Actor head(UUID id, String agency) {
        return new Actor(id, Actor.Kind.ACCOUNT, Set.of(Role.AGENCY_HEAD), agency);
    }
}
