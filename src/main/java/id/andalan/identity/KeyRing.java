package id.andalan.identity;

import id.andalan.database.DataFolder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that seal personal data. They live outside the database: in ANDALAN_ENCRYPTION_KEY (the same on every server), else in the
 * data folder. Several may be given, separated by commas: the first seals, all of them open, so that a key can be changed in peace. Those
 * that were changed are kept in the database, sealed with the first (see {@link KeyChange}), and open too.
 */
@Component
public class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 32;

    /** Before the id of a kept key: the context that it is sealed under. */
    static final String KEPT = "kept-key/";

    private final List<Key> keys;
    private final Supplier<Map<String, Sealed>> table;
    private volatile @Nullable List<Key> kept;

    /** The id names the key in the database without telling anything about it. */
    private record Key(String id, String secret, SecretKey cipher, SecretKey index) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Something sealed, and with which key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(String keyId, byte[] bytes) {}

    @Autowired
    KeyRing(@Value("${andalan.encryption-key:}") String configured, KeptKeyTable table) {
        this(configured, () -> table.list());
    }

    /** Of these keys alone. */
    KeyRing(String configured) {
        this(configured, Map::of);
    }

    /** With those that are kept in this table. */
    KeyRing(String configured, Supplier<Map<String, Sealed>> table) {
        String secrets = configured.isBlank() ? DataFolder.fromEnvironment().secret("encryption-key") : configured;
        this.keys = Arrays.stream(secrets.split("[,\\s]+"))
                .filter(secret -> !secret.isBlank())
                .map(KeyRing::key)
                .toList();
        this.table = table;
    }

    private static Key key(String secret) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("ANDALAN_ENCRYPTION_KEY harus sedikitnya " + SHORTEST_KEY
                    + " huruf acak, misalnya dari: openssl rand -base64 32");
        }
        byte[] material = secret.getBytes(StandardCharsets.UTF_8);
        return new Key(
                HexFormat.of().formatHex(derive(material, "id").getEncoded(), 0, 6),
                secret,
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

    /** Among the settings; what a backup needs has to be there. */
    boolean has(String keyId) {
        return keys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    /** Those among the settings, the one that seals first. */
    List<String> configuredIds() {
        return keys.stream().map(Key::id).toList();
    }

    /** Those that were changed and are kept in the database. */
    Set<String> keptIds() {
        kept = null;
        return kept().stream().map(Key::id).collect(Collectors.toSet());
    }

    /** All that open but do not seal. */
    List<String> otherIds() {
        return Stream.concat(keys.stream().skip(1), kept().stream())
                .map(Key::id)
                .filter(id -> !id.equals(currentKeyId()))
                .distinct()
                .toList();
    }

    /** The older ones among the settings, sealed with the first, to be kept. */
    Map<String, Sealed> sealedOldSecrets() {
        Map<String, Sealed> all = new LinkedHashMap<>();
        keys.stream().skip(1).forEach(key -> all.put(key.id(), seal(key.secret(), KEPT + key.id())));
        all.remove(currentKeyId());
        return all;
    }

    /** Read when first needed, and once: what is kept later is among this server's settings already. */
    private List<Key> kept() {
        List<Key> known = kept;
        if (known == null) {
            known = table.get().entrySet().stream()
                    .filter(row -> has(row.getValue().keyId()))
                    .flatMap(row -> keptKey(row.getKey(), row.getValue()))
                    .toList();
            kept = known;
        }
        return known;
    }

    /** Nothing else may stay shut because of one that was tampered with. */
    private Stream<Key> keptKey(String id, Sealed sealed) {
        try {
            return Stream.of(key(opened(sealed, KEPT + id, keys)));
        } catch (IllegalStateException e) {
            LOG.error("kept key {} does not open", id, e);
            return Stream.empty();
        }
    }

    private Stream<Key> all() {
        List<String> configured = configuredIds();
        return Stream.concat(keys.stream(), kept().stream().filter(key -> !configured.contains(key.id())));
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

    /** Opens what was sealed under that context; {@link IllegalStateException} when its key is not here, or it was tampered with. */
    public String open(Sealed sealed, String context) {
        return opened(sealed, context, has(sealed.keyId()) ? keys : kept());
    }

    private static String opened(Sealed sealed, String context, List<Key> keys) {
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
        return all().map(key -> index(key, kind, text)).toList();
    }

    /** The MAC of a text with the current key itself: private links of reports were made so before keys were derived from it. */
    public byte[] mac(String text) {
        return mac(keys.getFirst(), text);
    }

    /** {@link #mac} under every key. */
    public List<byte[]> macs(String text) {
        return all().map(key -> mac(key, text)).toList();
    }

    private static byte[] mac(Key key, String text) {
        return mac(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"), text);
    }

    private static byte[] index(Key key, String kind, String text) {
        return mac(key.index(), kind + '\u001f' + text);
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
