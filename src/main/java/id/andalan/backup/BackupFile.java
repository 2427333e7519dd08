package id.andalan.backup;

import id.andalan.core.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup file opened for reading: nothing of it is used before every part's checksum has been seen to be right. */
final class BackupFile implements Closeable {
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static BackupFile open(Path path, JsonMapper json) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new Refusal("backup.damaged", path.toString());
        }
        try {
            ZipEntry entry = zip.getEntry(Manifest.NAME);
            if (entry == null) {
                throw new Refusal("backup.foreign", path.toString());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new BackupFile(zip, json.readValue(in, Manifest.class));
            }
        } catch (JacksonException | ZipException e) {
            zip.close();
            throw new Refusal("backup.damaged", path.toString());
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Refuses the file unless every part is there and unchanged. */
    void verify() throws IOException {
        Progress progress = new Progress("Memeriksa", manifest.rows());
        for (Manifest.Part part : manifest.parts()) {
            try (DigestInputStream in = new DigestInputStream(read(part), Digests.sha256())) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
                String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
                if (!found.equals(part.sha256())) {
                    throw new Refusal("backup.damaged", part.entry());
                }
            } catch (ZipException | java.io.EOFException e) {
                throw new Refusal("backup.damaged", part.entry());
            }
            progress.add(part.rows(), part.table());
        }
        progress.finish();
    }

    InputStream read(Manifest.Part part) throws IOException {
        ZipEntry entry = zip.getEntry(part.entry());
        if (entry == null) {
            throw new Refusal("backup.damaged", part.entry());
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
