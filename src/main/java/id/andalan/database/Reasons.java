package id.andalan.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Why something outside failed, in plain words; Java's own messages are often a bare path. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "disk penuh";
        }
        return switch (failure) {
            case AccessDeniedException e -> "tidak diizinkan: " + message;
            case NoSuchFileException e -> "tidak ada: " + message;
            case NotDirectoryException e -> "bukan folder: " + message;
            case java.nio.file.FileAlreadyExistsException e -> "sudah ada dan bukan folder: " + message;
            case UnknownHostException e -> "alamat tidak dikenal: " + message;
            case ConnectException e -> "tidak ada yang menjawab di alamat itu";
            case NoRouteToHostException e -> "tidak ada jalan ke alamat itu";
            case SocketTimeoutException e -> "tidak ada jawaban";
            case IOException e when message.contains("Read-only") -> "sistem berkas hanya-baca";
            case ReadOnlyFileSystemException e -> "sistem berkas hanya-baca";
            default -> message;
        };
    }
}
