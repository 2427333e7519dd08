package id.andalan.document.verify;

import id.andalan.document.reading.BoundedPdf;
import id.andalan.document.verify.Finding.Seal;
import id.andalan.document.verify.Finding.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * Checks the signatures of a PDF from the file alone. Strict: each signature must cover everything before it and the last one the whole
 * file, and the bytes that no signature can cover (its own) must be exactly what a signer writes there.
 */
public final class SignedPdf {
    private static final int LARGEST = 64 * 1024 * 1024;

    private SignedPdf() {}

    /**
     * Checks a file.
     *
     * @param authorities who vouches for signers
     */
    public static Finding check(byte[] pdf, Authorities authorities) {
        if (!startsAsPdf(pdf) || pdf.length > LARGEST) {
            return Finding.of(Verdict.UNREADABLE);
        }
        boolean claims = claimsSignature(pdf);
        try (PDDocument document = BoundedPdf.open(pdf)) {
            List<PDSignature> signatures = new ArrayList<>(document.getSignatureDictionaries());
            if (signatures.isEmpty()) {
                return Finding.of(claims ? Verdict.CHANGED : Verdict.UNSIGNED);
            }
            return check(pdf, signatures, authorities);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Finding.of(claims ? Verdict.CHANGED : Verdict.UNREADABLE);
        }
    }

    /** Whether it has a signature and is what was signed, whoever signed. */
    public static boolean isIntact(byte[] pdf) {
        Verdict verdict = check(pdf, Authorities.NONE).verdict();
        return verdict == Verdict.UNKNOWN_SIGNER || verdict == Verdict.GENUINE;
    }

    private static Finding check(byte[] pdf, List<PDSignature> signatures, Authorities authorities) {
        List<Seal> seals = new ArrayList<>();
        boolean intact = true;
        boolean trusted = true;
        int covered = 0;
        for (PDSignature signature : signatures) {
            Optional<Covered> range = Covered.of(pdf, signature);
            if (range.isEmpty()) {
                return Finding.of(Verdict.CHANGED);
            }
            covered = Math.max(covered, range.get().end());
            Optional<Cms.Result> result = Cms.check(
                    range.get().cms(), range.get().digest(pdf), at(signature).orElse(null), authorities);
            if (result.isEmpty()) {
                intact = false;
            } else {
                trusted &= result.get().trusted();
                seals.add(seal(result.get(), signature));
            }
        }
        if (!intact || covered != pdf.length) {
            return new Finding(Verdict.CHANGED, seals);
        }
        return new Finding(trusted ? Verdict.GENUINE : Verdict.UNKNOWN_SIGNER, seals);
    }

    private static Seal seal(Cms.Result result, PDSignature signature) {
        return new Seal(
                result.name(),
                result.position(),
                result.organisation(),
                at(signature).orElse(null),
                result.trusted(),
                result.stamped());
    }

    private static Optional<Instant> at(PDSignature signature) {
        return Optional.ofNullable(signature.getSignDate()).map(Calendar::toInstant);
    }

    private static boolean startsAsPdf(byte[] pdf) {
        return pdf.length > 8 && new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    /** A file that was broken after it was signed still says that it was. */
    private static boolean claimsSignature(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return text.contains("/ByteRange") || text.contains("ETSI.CAdES") || text.contains("adbe.pkcs7");
    }

    /** The ranges of a signature, found right: from the first byte on, with nothing left out but its own hexadecimal string. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Covered(int gapFrom, int gapTo, int end, byte[] cms) {
        static Optional<Covered> of(byte[] pdf, PDSignature signature) {
            int[] range = signature.getByteRange();
            if (range == null
                    || range.length != 4
                    || Arrays.stream(range).anyMatch(number -> number < 0)
                    || range[0] != 0
                    || range[1] >= range[2]
                    || (long) range[2] + range[3] > pdf.length
                    || range[3] == 0) {
                return Optional.empty();
            }
            return HexGap.read(pdf, range[1], range[2])
                    .filter(cms -> Arrays.equals(cms, HexGap.trim(signature.getContents())))
                    .map(cms -> new Covered(range[1], range[2], range[2] + range[3], cms));
        }

        byte[] digest(byte[] pdf) {
            return Digest.of(pdf, gapFrom, gapTo, end);
        }
    }
}
