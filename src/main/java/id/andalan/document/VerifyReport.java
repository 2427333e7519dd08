package id.andalan.document;

import id.andalan.document.template.Prints;
import id.andalan.document.verify.Finding;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Says on the command line what was found of a file, in plain Indonesian. */
final class VerifyReport {
    private final PrintStream out;
    private final ZoneId zone;

    VerifyReport(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    /** The exit code: 0 genuine and in force, 1 anything else. */
    int print(Finding finding, Optional<Letter> letter, LocalDate today) {
        boolean known = letter.isPresent();
        out.println(
                switch (finding.verdict()) {
                    case GENUINE -> "ASLI. Berkas ini ditandatangani secara elektronik dan tidak berubah sejak itu.";
                    case UNKNOWN_SIGNER ->
                        known
                                ? "ASLI. Berkas ini sama persis dengan yang tercatat di daftar kota."
                                : "PENANDATANGAN TIDAK DIKENAL. Berkas ini tidak berubah sejak ditandatangani, tetapi"
                                        + " sertifikatnya tidak diterbitkan kota ini.";
                    case CHANGED ->
                        "SUDAH BERUBAH. Berkas ini tidak lagi sama dengan yang ditandatangani. Jangan dipakai.";
                    case UNSIGNED -> "TANPA TANDA TANGAN. Berkas ini tidak memuat tanda tangan elektronik.";
                    case UNREADABLE -> "TIDAK TERBACA. Berkas ini bukan PDF yang utuh.";
                });
        finding.seals().forEach(this::seal);
        letter.ifPresent(one -> letter(one, today));
        boolean genuine = finding.verdict() == Finding.Verdict.GENUINE
                || (known && finding.verdict() == Finding.Verdict.UNKNOWN_SIGNER);
        return genuine && letter.map(one -> one.isValidOn(today)).orElse(true) ? 0 : 1;
    }

    private void seal(Finding.Seal seal) {
        out.println("  Penandatangan : " + seal.name() + (seal.position().isEmpty() ? "" : ", " + seal.position()));
        if (!seal.organisation().isEmpty()) {
            out.println("  Instansi      : " + seal.organisation());
        }
        if (seal.at() != null) {
            out.println("  Waktu         : "
                    + Prints.date(seal.at().atZone(zone).toLocalDate())
                    + (seal.stamped() ? " (dengan cap waktu)" : " (menurut penandatangan)"));
        }
    }

    private void letter(Letter letter, LocalDate today) {
        out.println("  Dokumen       : " + letter.title().id());
        out.println("  Nomor         : " + letter.number());
        LocalDate until = letter.validUntil();
        if (letter.revocation() != null) {
            out.println("  DICABUT       : " + letter.revocation().reason());
        } else if (until != null) {
            out.println((today.isAfter(until) ? "  HABIS BERLAKU : " : "  Berlaku s.d.  : ") + Prints.date(until));
        }
    }
}
