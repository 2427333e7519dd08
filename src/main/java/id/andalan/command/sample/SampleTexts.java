package id.andalan.command.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.core.io.ClassPathResource;

/** What residents and officers of the sample year write. */
final class SampleTexts {
    private static final List<String> PLACES = List.of(
            "Dekat masjid.",
            "Di depan sekolah dasar.",
            "Samping pasar.",
            "Ujung gang.",
            "Dekat pelabuhan.",
            "Di tanjakan.",
            "Belakang puskesmas.",
            "Dekat lapangan.",
            "");
    private static final List<String> DONE = List.of(
            "Sudah dibereskan pagi ini oleh regu lapangan.",
            "Selesai dikerjakan, lokasi sudah diperiksa bersama ketua RT.",
            "Sudah ditangani; kami pantau lagi minggu depan.",
            "Diperbaiki dan diuji, sudah berfungsi.",
            "Pekerjaan selesai, sisa material sudah diangkut.");
    private static final List<String> REMARKS = List.of(
            "Regu dijadwalkan besok pagi.",
            "Menunggu alat dari gudang.",
            "Sudah disurvei, perlu dua orang dan satu mobil.",
            "Lokasi dicek, akses jalan sempit.");
    private static final List<String> REJECTIONS = List.of(
            "Lokasi berada di lahan pribadi; kami hubungkan dengan ketua RT.",
            "Bukan wewenang pemerintah kota; sudah kami teruskan kepada pengelolanya.",
            "Setelah diperiksa, tidak ditemukan di lokasi.");

    private final Map<String, List<String>> descriptions = new HashMap<>();

    static SampleTexts read() {
        SampleTexts texts = new SampleTexts();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("sample/descriptions.txt").getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && line.contains("|"))
                    .forEach(texts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private void add(String line) {
        int bar = line.indexOf('|');
        descriptions
                .computeIfAbsent(line.substring(0, bar), kind -> new ArrayList<>())
                .add(line.substring(bar + 1));
    }

    /** @param otherwise for a kind that nobody wrote samples for */
    String description(String category, String otherwise, Random random) {
        List<String> some = descriptions.getOrDefault(category, List.of(otherwise));
        return (pick(some, random) + " " + pick(PLACES, random)).strip();
    }

    static String done(Random random) {
        return pick(DONE, random);
    }

    static String remark(Random random) {
        return pick(REMARKS, random);
    }

    static String rejection(Random random) {
        return pick(REJECTIONS, random);
    }

    private static String pick(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
