package id.andalan.document.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.document.Files;
import id.andalan.document.Letter;
import id.andalan.document.LetterCheck;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.document.reading.Turn;
import id.andalan.document.verify.Finding;
import id.andalan.region.City;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * /d/{token}, where the QR code of a paper leads, and /verifikasi: is this genuine, does it still count. Shows what the register knows
 * of the paper and nothing about the person it is for.
 */
@Controller
public class VerifyPage {
    private static final LetterCheck.Checked NOTHING =
            new LetterCheck.Checked(new Finding(Finding.Verdict.UNREADABLE, List.of()), Optional.empty());

    private final Letters letters;
    private final LetterCheck check;
    private final Agencies agencies;
    private final City city;
    private final Clock clock;
    /** An uploaded file is in memory as a whole. */
    private final Turn turn = new Turn(1);

    VerifyPage(Letters letters, LetterCheck check, Agencies agencies, City city, Clock clock) {
        this.letters = letters;
        this.check = check;
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    /** How a letter stands today. */
    public enum Standing {
        VALID,
        EXPIRED,
        REVOKED,
        /** Ordered and not signed: such a paper cannot be around. */
        UNSIGNED
    }

    /** What the public is told of a letter. */
    public record Shown(Letter letter, String agency, Standing standing) {}

    /**
     * What came of an uploaded file.
     *
     * @param verdict the word behind {@code verify.file.} of its text
     */
    public record FileResult(
            String verdict,
            LetterCheck.Checked checked,
            @Nullable Shown shown) {}

    @GetMapping("/d/{token}")
    String letter(@PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        Optional<Shown> shown = letters.findByToken(token).map(letter -> shown(letter, locale));
        if (shown.isEmpty()) {
            response.setStatus(404);
        }
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute("now", clock.instant());
        return "document/letter";
    }

    private Shown shown(Letter letter, Locale locale) {
        String agency = agencies.find(letter.agency())
                .map(Agency::name)
                .map(name -> name.in(locale))
                .orElse(letter.agency());
        return new Shown(letter, agency, standing(letter, city.dateAt(clock.instant())));
    }

    static Standing standing(Letter letter, LocalDate today) {
        if (letter.status() != LetterStatus.SIGNED) {
            return Standing.UNSIGNED;
        }
        if (letter.revocation() != null) {
            return Standing.REVOKED;
        }
        return letter.isValidOn(today) ? Standing.VALID : Standing.EXPIRED;
    }

    @GetMapping("/verifikasi")
    String form(
            @RequestParam(name = "kode", defaultValue = "") String typed,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        if (!typed.isBlank() && letters.findByToken(typed).isPresent()) {
            return "redirect:/d/" + letters.findByToken(typed).orElseThrow().token();
        }
        List<Shown> found = typed.isBlank()
                ? List.of()
                : letters.listByNumber(typed).stream()
                        .map(letter -> shown(letter, locale))
                        .toList();
        return form(typed, found, null, model, response);
    }

    private static String form(
            String typed, List<Shown> found, @Nullable FileResult result, Model model, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", typed.isBlank() ? "all" : "noindex");
        model.addAttribute("typed", typed);
        model.addAttribute("found", found);
        model.addAttribute("result", result);
        model.addAttribute("megabytes", Files.MAX_BYTES / 1024 / 1024);
        return "document/verify";
    }

    /** The file is looked at in memory and forgotten. */
    @PostMapping("/verifikasi")
    String file(
            @RequestParam(name = "berkas", required = false) @Nullable MultipartFile file,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        if (file == null || file.isEmpty() || file.getSize() > Files.MAX_BYTES) {
            response.setStatus(422);
            String verdict = file == null || file.isEmpty() ? "none" : "toobig";
            return form("", List.of(), new FileResult(verdict, NOTHING, null), model, response);
        }
        LetterCheck.Checked checked = turn.take(() -> check.check(bytes(file)));
        Shown shown = checked.letter().map(letter -> shown(letter, locale)).orElse(null);
        return form("", List.of(), new FileResult(verdict(checked, shown), checked, shown), model, response);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String verdict(LetterCheck.Checked checked, @Nullable Shown shown) {
        if (shown != null) {
            return shown.standing().name().toLowerCase(Locale.ROOT);
        }
        return checked.finding().verdict().name().toLowerCase(Locale.ROOT);
    }

    /** For those who want to check without us: the certificates that vouch for our signers. */
    @GetMapping("/verifikasi/sertifikat.pem")
    ResponseEntity<byte[]> certificates() throws CertificateEncodingException {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : check.certificates()) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(encoder.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-pem-file"))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("sertifikat-kota.pem")
                                .build()
                                .toString())
                .body(pem.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
