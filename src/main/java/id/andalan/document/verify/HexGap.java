package id.andalan.document.verify;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hexadecimal string that a signature stands in. It is the one part of the file that no signature covers, so it may be written in
 * one way only: digits in one case, the signature, then zeros to the end.
 */
final class HexGap {
    private static final int SEQUENCE = 0x30;

    private HexGap() {}

    /** The signature in {@code <…>} from one offset up to another; empty when anything about it is odd. */
    static Optional<byte[]> read(byte[] pdf, int from, int to) {
        if (pdf[from] != '<' || pdf[to - 1] != '>' || (to - from) % 2 != 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(to - from - 2) / 2];
        boolean small = false;
        boolean large = false;
        for (int i = 0; i < bytes.length; i++) {
            int high = pdf[from + 1 + 2 * i];
            int low = pdf[from + 2 + 2 * i];
            small |= isSmall(high) || isSmall(low);
            large |= isLarge(high) || isLarge(low);
            if (!isDigit(high) || !isDigit(low)) {
                return Optional.empty();
            }
            bytes[i] = (byte) ((Character.digit(high, 16) << 4) | Character.digit(low, 16));
        }
        if (small && large) {
            return Optional.empty();
        }
        byte[] trimmed = trim(bytes);
        for (int i = trimmed.length; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return Optional.empty();
            }
        }
        return trimmed.length == 0 ? Optional.empty() : Optional.of(trimmed);
    }

    private static boolean isSmall(int c) {
        return c >= 'a' && c <= 'f';
    }

    private static boolean isLarge(int c) {
        return c >= 'A' && c <= 'F';
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || isSmall(c) || isLarge(c);
    }

    /** The DER sequence that the bytes begin with, without what stands behind it; nothing when they begin with none. */
    static byte[] trim(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != SEQUENCE) {
            return new byte[0];
        }
        int first = bytes[1] & 0xff;
        int lengthBytes = first < 0x80 ? 0 : first - 0x80;
        if (lengthBytes == 0 || lengthBytes > 3 || bytes.length < 2 + lengthBytes) {
            return new byte[0];
        }
        int length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (bytes[2 + i] & 0xff);
        }
        int all = 2 + lengthBytes + length;
        return all > bytes.length ? new byte[0] : Arrays.copyOf(bytes, all);
    }
}
