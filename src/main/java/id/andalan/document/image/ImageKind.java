package id.andalan.document.image;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a file is by its first bytes; its name and the type it claims play no part. */
public enum ImageKind {
    JPEG,
    PNG,
    WEBP,
    GIF,
    /** HEIC, HEIF and AVIF: real pictures that we cannot decode; recent iPhones make them. */
    HEIF,
    OTHER;

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    public static ImageKind of(byte[] file) {
        if (starts(file, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return PNG;
        }
        if (text(file, 0, 4).equals("RIFF") && text(file, 8, 4).equals("WEBP")) {
            return WEBP;
        }
        if (text(file, 0, 6).equals("GIF87a") || text(file, 0, 6).equals("GIF89a")) {
            return GIF;
        }
        if (text(file, 4, 4).equals("ftyp") && HEIF_BRANDS.contains(text(file, 8, 4))) {
            return HEIF;
        }
        return OTHER;
    }

    private static boolean starts(byte[] file, int at, int... wanted) {
        if (file.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((file[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] file, int at, int length) {
        return file.length < at + length ? "" : new String(file, at, length, StandardCharsets.ISO_8859_1);
    }
}
