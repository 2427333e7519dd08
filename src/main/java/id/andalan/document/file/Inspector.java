package id.andalan.document.file;

import id.andalan.core.Refusal;
import id.andalan.document.FileType;
import id.andalan.document.image.Darkroom;
import id.andalan.document.image.ImageKind;
import id.andalan.document.reading.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides what a sent file is, by its content, and makes it harmless or refuses it. */
@Component
public class Inspector {
    private static final int LONGEST_NAME = 100;
    /** Each is in memory as a whole meanwhile. */
    private static final int FILES_AT_ONCE = 3;

    private static final byte[] PDF_HEAD = {'%', 'P', 'D', 'F', '-'};

    private final Darkroom darkroom;
    private final PdfGate pdfs = new PdfGate();
    private final Turn files = new Turn(FILES_AT_ONCE);
    private final Turn papers = new Turn(1);

    Inspector(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    /**
     * Looks at a file.
     *
     * @throws Refusal see {@link id.andalan.document.Files#take}
     * @throws id.andalan.core.Busy when too many wait
     */
    public Inspection inspect(String name, InputStream content, Set<FileType> allowed, int maxBytes) {
        return files.take(() -> look(name, content, allowed, maxBytes));
    }

    private Inspection look(String name, InputStream content, Set<FileType> allowed, int maxBytes) {
        byte[] bytes = read(content, maxBytes);
        FileType type = typeOf(bytes).filter(allowed::contains).orElseThrow(() -> notAllowed(allowed));
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = plain.lastIndexOf('.');
        claimed(dot < 0 ? "" : plain.substring(dot + 1))
                .filter(said -> said != type)
                .ifPresent(said -> {
                    throw new Refusal("file.lies", said.name(), type.name());
                });
        String stem = clean(dot < 0 ? plain : plain.substring(0, dot));
        if (type == FileType.PDF) {
            return papers.take(() -> {
                pdfs.check(bytes);
                return new Inspection(stem + ".pdf", type, bytes);
            });
        }
        byte[] developed = darkroom.develop(new ByteArrayInputStream(bytes)).large();
        return new Inspection(stem + ".jpg", FileType.JPG, developed);
    }

    private static byte[] read(InputStream content, int maxBytes) {
        try {
            byte[] bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length == 0) {
                throw new Refusal("file.empty");
            }
            if (bytes.length > maxBytes) {
                throw new Refusal("file.toobig", Math.max(1, maxBytes / (1024 * 1024)));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal notAllowed(Set<FileType> allowed) {
        return new Refusal(
                "file.type", allowed.stream().sorted().map(FileType::name).collect(Collectors.joining(", ")));
    }

    static Optional<FileType> typeOf(byte[] bytes) {
        boolean pdf = bytes.length > PDF_HEAD.length;
        for (int i = 0; pdf && i < PDF_HEAD.length; i++) {
            pdf = bytes[i] == PDF_HEAD[i];
        }
        if (pdf) {
            return Optional.of(FileType.PDF);
        }
        return switch (ImageKind.of(bytes)) {
            case JPEG -> Optional.of(FileType.JPG);
            case PNG -> Optional.of(FileType.PNG);
            case WEBP -> Optional.of(FileType.WEBP);
            default -> Optional.empty();
        };
    }

    /** What the name says the file is; empty when it names none of our types. */
    private static Optional<FileType> claimed(String ending) {
        String small = ending.toLowerCase(Locale.ROOT);
        return FileType.of(small.equals("jpeg") ? "jpg" : small);
    }

    private static String clean(String stem) {
        String clean = stem.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\"<>|:*?;%]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String cut =
                clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME).strip() : clean;
        return cut.isEmpty() || cut.chars().allMatch(c -> c == '.') ? "berkas" : cut;
    }
}
