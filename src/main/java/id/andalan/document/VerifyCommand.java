package id.andalan.document;

import id.andalan.core.CliCommand;
import id.andalan.document.verify.Authorities;
import id.andalan.document.verify.Finding;
import id.andalan.document.verify.SignedPdf;
import id.andalan.region.City;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code ./andalan verify FILE.pdf}: asks the register as well; with {@code --ca FILE} the file and that certificate alone. */
@Component
public class VerifyCommand implements CliCommand {
    private static final String CA = "--ca";

    private final LetterCheck check;
    private final City city;
    private final Clock clock;

    VerifyCommand(LetterCheck check, City city, Clock clock) {
        this.check = check;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String usage() {
        return "BERKAS.pdf [--ca SERTIFIKAT.pem]   periksa keaslian dokumen bertanda tangan";
    }

    @Override
    public int run(List<String> args) {
        if (args.size() != 1) {
            System.err.println("./andalan verify " + usage());
            return 2;
        }
        try {
            LetterCheck.Checked checked = check.check(java.nio.file.Files.readAllBytes(Path.of(args.getFirst())));
            return new VerifyReport(System.out, city.zone())
                    .print(checked.finding(), checked.letter(), city.dateAt(clock.instant()));
        } catch (IOException e) {
            return unreadable(System.err, e);
        }
    }

    /** Whether these words ask for a check that needs neither database nor settings. */
    public static boolean isOffline(List<String> args) {
        return args.contains(CA);
    }

    /**
     * The check from the files alone.
     *
     * @param args the PDF, {@code --ca} and a file of PEM certificates
     * @return the exit code: 0 genuine, 1 not, 2 wrong words
     */
    public static int runOffline(List<String> args, PrintStream out, ZoneId zone, LocalDate today) {
        int at = args.indexOf(CA);
        if (args.size() != 3 || at > 1) {
            out.println("./andalan verify BERKAS.pdf --ca SERTIFIKAT.pem");
            return 2;
        }
        String pdf = at == 0 ? args.get(2) : args.get(0);
        try {
            List<X509Certificate> authorities = certificates(Path.of(args.get(at + 1)));
            Finding finding = SignedPdf.check(
                    java.nio.file.Files.readAllBytes(Path.of(pdf)), new Authorities(authorities, authorities));
            return new VerifyReport(out, zone).print(finding, Optional.empty(), today);
        } catch (IOException | CertificateException e) {
            return unreadable(out, e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(one -> certificates.add((X509Certificate) one));
        }
        return certificates;
    }

    private static int unreadable(PrintStream out, Exception e) {
        out.println("Berkas tidak dapat dibaca: " + e.getMessage());
        return 2;
    }
}
