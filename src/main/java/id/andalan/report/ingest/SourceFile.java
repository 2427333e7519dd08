package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that was read through once: its digest, that every byte fits its encoding, and about how many records it holds.
 *
 * @param records a guess for the progress bar
 */
record SourceFile(Path path, Charset charset, String digest, long records) {
    private static final int BLOCK = 1 << 16;

    /** Refuses a file that is missing, empty, or not in the encoding; with the line of the first byte that does not fit. */
    static SourceFile check(Path path, Charset charset, char recordSign) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Refusal("ingest.file.missing", path);
        }
        Pass pass = new Pass(charset, recordSign);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                pass.block(block, n);
            }
        }
        pass.end();
        return new SourceFile(path, charset, HexFormat.of().formatHex(pass.digest.digest()), pass.records);
    }

    Reader open() throws IOException {
        return new InputStreamReader(new BufferedInputStream(Files.newInputStream(path), BLOCK), charset);
    }

    /** Decodes block by block only to see whether it can be decoded. */
    private static final class Pass {
        private final CharsetDecoder decoder;
        private final MessageDigest digest = sha256();
        private final CharBuffer chars = CharBuffer.allocate(BLOCK);
        private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK + 16);
        private final char recordSign;
        private final Charset charset;
        private long records;
        private long lines;
        private boolean first = true;

        Pass(Charset charset, char recordSign) {
            this.charset = charset;
            this.recordSign = recordSign;
            this.decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void block(byte[] block, int length) {
            if (first && length >= 2 && isWide(block)) {
                throw new Refusal("ingest.file.utf16", charset.name());
            }
            first = false;
            digest.update(block, 0, length);
            bytes.put(block, 0, length).flip();
            decode(false);
            bytes.compact();
        }

        private static boolean isWide(byte[] block) {
            return (block[0] == (byte) 0xff && block[1] == (byte) 0xfe)
                    || (block[0] == (byte) 0xfe && block[1] == (byte) 0xff);
        }

        void end() {
            bytes.flip();
            decode(true);
            if (first) {
                throw new Refusal("ingest.file.empty");
            }
        }

        private void decode(boolean last) {
            CoderResult result;
            do {
                result = decoder.decode(bytes, chars, last);
                count();
                if (result.isError()) {
                    throw new Refusal("ingest.file.encoding", lines + 1, charset.name());
                }
            } while (result.isOverflow());
        }

        private void count() {
            chars.flip();
            while (chars.hasRemaining()) {
                char c = chars.get();
                if (c == '\n') {
                    lines++;
                }
                if (c == recordSign) {
                    records++;
                }
            }
            chars.clear();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
