package id.andalan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file is, by its content. */
public enum FileType {
    PDF("application/pdf"),
    JPG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As HTTP calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file name, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the word that a form's {@code x-file} uses: {@code pdf, jpg, png, webp}. */
    public static Optional<FileType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.ending().equals(word))
                .findFirst();
    }

    /** As people read it: {@code PDF, JPG}. */
    static String list(Set<FileType> types) {
        return types.stream().sorted().map(FileType::name).collect(Collectors.joining(", "));
    }
}
