package id.andalan.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format: the server neither parses text nor plans a statement per row. */
final class CopyRows {
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** PostgreSQL counts from 2000-01-01. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    private ByteBuffer buffer;

    CopyRows(int expectedBytes) {
        buffer = ByteBuffer.allocate(HEAD.length + expectedBytes);
        buffer.put(HEAD);
    }

    CopyRows row(int columns) {
        room(2).putShort((short) columns);
        return this;
    }

    CopyRows add(@Nullable String text) {
        if (text == null) {
            return none();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    CopyRows add(@Nullable UUID id) {
        if (id == null) {
            return none();
        }
        room(20).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    CopyRows add(@Nullable Instant at) {
        if (at == null) {
            return none();
        }
        long micros = (at.getEpochSecond() - EPOCH_SECONDS) * 1_000_000L + at.getNano() / 1_000;
        room(12).putInt(8).putLong(micros);
        return this;
    }

    CopyRows add(double value) {
        room(12).putInt(8).putDouble(value);
        return this;
    }

    CopyRows add(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyRows addSmall(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    CopyRows add(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    private CopyRows none() {
        room(4).putInt(-1);
        return this;
    }

    /** Everything so far, ended. */
    byte[] end() {
        room(2).putShort((short) -1);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }
}
