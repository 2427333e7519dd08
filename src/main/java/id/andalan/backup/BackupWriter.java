package id.andalan.backup;

import id.andalan.identity.SealingKeys;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes every table, as of one moment, into a zip of its own: COPY's text form and a manifest. */
@Component
class BackupWriter {
    private final OwnerConnection owner;
    private final SealingKeys keys;
    private final Clock clock;
    private final JsonMapper json;

    BackupWriter(OwnerConnection owner, SealingKeys keys, Clock clock, JsonMapper json) {
        this.owner = owner;
        this.keys = keys;
        this.clock = clock;
        this.json = json;
    }

    /** The number of rows written. The file takes its name only when it is whole and on the disk. */
    long write(Path file) throws IOException, SQLException {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            long rows;
            try (Connection connection = owner.open();
                    ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(half))) {
                zip.setLevel(Deflater.BEST_SPEED);
                rows = write(connection, zip);
            }
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createLink(file, half);
            return rows;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private long write(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        Catalog catalog = new Catalog(connection);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Catalog.Table> tables = catalog.tables();
        Progress progress = new Progress(
                "Menyimpan", tables.stream().mapToLong(Catalog.Table::estimate).sum());
        List<Manifest.Part> parts = new ArrayList<>();
        for (Catalog.Table table : tables) {
            String entry = "tables/" + table.name() + ".copy";
            zip.putNextEntry(new ZipEntry(entry));
            DigestOutputStream out = new DigestOutputStream(new Counted(zip, progress, table.name()), Digests.sha256());
            long rows = copy.copyOut("copy " + table.name() + " (" + table.columnList() + ") to stdout", out);
            zip.closeEntry();
            parts.add(new Manifest.Part(
                    entry,
                    table.name(),
                    table.columns(),
                    rows,
                    HexFormat.of().formatHex(out.getMessageDigest().digest())));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                clock.instant(),
                catalog.serverVersion(),
                catalog.migrations(),
                keys.currentId(),
                parts,
                catalog.sequences());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        connection.rollback();
        progress.finish();
        return manifest.rows();
    }

    /** COPY hands over one row at a time: that is the progress. */
    private static final class Counted extends FilterOutputStream {
        private final Progress progress;
        private final String table;

        Counted(OutputStream out, Progress progress, String table) {
            super(out);
            this.progress = progress;
            this.table = table;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            progress.add(1, table);
        }

        @Override
        public void close() {
            // The zip goes on with the next table.
        }
    }
}
