package id.andalan.identity;

import id.andalan.database.DataFolder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that seal personal data. They live outside the database: in ANDALAN_ENCRYPTION_KEY (the same on every server), else in the
 * data folder. Several may be given, separated by commas: the first seals, all of them open, so that a key can be changed in peace.
 */
@Component
public class KeyRing {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 32;

    private final List<Key> keys;

    /** The id names the key in the database without telling anything about it. */
    private record Key(String id, SecretKey cipher, SecretKey index) {}

    /** Something sealed, and with which key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(String keyId, byte[] bytes) {}

    KeyRing(@Value("${andalan.encryption-key:}") String configured) {
        String secrets = configured.isBlank() ? DataFolder.fromEnvironment().secret("encryption-key") : configured;
        this.keys = Arrays.stream(secrets.split("[,\\s]+"))
                .filter(secret -> !secret.isBlank())
                .map(KeyRing::key)
                .toList();
    }

    private static Key key(String secret) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("ANDALAN_ENCRYPTION_KEY harus sedikitnya " + SHORTEST_KEY
                    + " huruf acak, misalnya dari: openssl rand -base64 32");
        }
        byte[] material = secret.getBytes(StandardCharsets.UTF_8);
        return new Key(
                HexFormat.of().formatHex(derive(material, "id").getEncoded(), 0, 6),
                derive(material, "seal"),
                derive(material, "index"));
    }

    /** One secret in, three unrelated keys out (HKDF, RFC 5869): knowing one tells nothing about the others. */
    private static SecretKey derive(byte[] material, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(material)
                                    .thenExpand(("andalan " + purpose).getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String currentKeyId() {
        return keys.getFirst().id();
    }

    boolean has(String keyId) {
        return keys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    /** Seals under the current key. {@code context} is what the text belongs to, e.g. the row's id: sealed text moved to another row does not open */
    public Sealed seal(String text, String context) {
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] secret =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Sealed(
                    key.id(),
                    ByteBuffer.allocate(nonce.length + secret.length)
                            .put(nonce)
                            .put(secret)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String open(Sealed sealed, String context) {
        Key key = keys.stream()
                .filter(one -> one.id().equals(sealed.keyId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Data pribadi disegel dengan kunci " + sealed.keyId() + ", yang tidak ada di server ini."));
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
            return new String(
                    cipher.doFinal(sealed.bytes(), NONCE_BYTES, sealed.bytes().length - NONCE_BYTES),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed data does not open", e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * By which a text is found again without being readable: for modules that keep sealed data of their own.
     *
     * @param kind of the text, so that texts of two kinds never meet
     */
    public byte[] blindIndex(String kind, String text) {
        return index("case." + kind, text);
    }

    /** {@link #blindIndex} under every key: what to search for while rows of an older key are still there. */
    public List<byte[]> blindIndexes(String kind, String text) {
        return indexes("case." + kind, text);
    }

    /** The blind index of a text under the current key. {@code kind} keeps a phone from ever meeting a sign-in name. */
    byte[] index(String kind, String text) {
        return index(keys.getFirst(), kind, text);
    }

    /** Under every key: what to search for while rows of an older key are still there. */
    List<byte[]> indexes(String kind, String text) {
        return keys.stream().map(key -> index(key, kind, text)).toList();
    }

    private static byte[] index(Key key, String kind, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.index());
            return mac.doFinal((kind + '\u001f' + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
