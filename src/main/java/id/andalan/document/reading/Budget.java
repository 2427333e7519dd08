package id.andalan.document.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** How many bytes may still be unpacked of a file. */
final class Budget {
    private int left;

    Budget(int bytes) {
        this.left = bytes;
    }

    /** Somewhere to unpack to; fails when there is no budget left. */
    ByteArrayOutputStream sink() {
        return new Sink();
    }

    private void take(int bytes) {
        if (bytes > left) {
            throw new Exceeded();
        }
        left -= bytes;
    }

    /** Not an {@link IOException}: PDFBox takes those for a small fault in the file, writes a line and goes on. */
    static final class Exceeded extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("unfolds too far", null);
        }
    }

    private final class Sink extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int b) {
            take(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            take(length);
            super.write(bytes, from, length);
        }
    }
}
