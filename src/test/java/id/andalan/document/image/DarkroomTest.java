package id.andalan.document.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Busy;
import id.andalan.core.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DarkroomTest {
    private final Darkroom darkroom = new Darkroom();

    private Developed develop(byte[] file) {
        return darkroom.develop(new ByteArrayInputStream(file));
    }

    private void refused(byte[] file, String code) {
        assertThatThrownBy(() -> develop(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void looksLike(BufferedImage image, int x, int y, Color wanted) {
        Color seen = new Color(image.getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - wanted.getRed())
                        + Math.abs(seen.getGreen() - wanted.getGreen())
                        + Math.abs(seen.getBlue() - wanted.getBlue()))
                .as("pixel %d,%d is %s, wanted %s", x, y, seen, wanted)
                .isLessThan(60);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("JPEG", Pictures.jpeg(640, 480)),
                Arguments.of("progressive JPEG", Pictures.progressiveJpeg(640, 480)),
                Arguments.of("PNG", Pictures.png(640, 480)),
                Arguments.of(
                        "16-bit PNG",
                        Pictures.encode(Pictures.picture(640, 480, BufferedImage.TYPE_USHORT_GRAY), "png")),
                Arguments.of("GIF", Pictures.gif(640, 480)),
                Arguments.of("lossy WebP", Pictures.webp(true)),
                Arguments.of("lossless WebP", Pictures.webp(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyKindBecomesAJpegOfTheSameSize(String kind, byte[] file) {
        Developed photo = develop(file);
        assertThat(ImageKind.of(photo.large())).isEqualTo(ImageKind.JPEG);
        BufferedImage large = Pictures.read(photo.large());
        assertThat(large.getWidth()).isEqualTo(640).isEqualTo(photo.width());
        assertThat(large.getHeight()).isEqualTo(480).isEqualTo(photo.height());
        if (!kind.startsWith("16")) {
            looksLike(large, 20, 20, Pictures.TOP_LEFT);
            looksLike(large, 620, 20, Pictures.TOP_RIGHT);
            looksLike(large, 20, 460, Pictures.BOTTOM_LEFT);
        }
        assertThat(Pictures.read(photo.small()).getWidth()).isEqualTo(480);
    }

    @ParameterizedTest
    @CsvSource({"4000,3000,2048,1536", "3000,4000,1536,2048", "8000,5000,2048,1280", "2049,10,2048,10", "12000,3,2048,1"
    })
    void longestEdgeIsCutDown(int width, int height, int newWidth, int newHeight) {
        Developed photo = develop(Pictures.jpeg(width, height));
        assertThat(photo.width()).isEqualTo(newWidth);
        assertThat(photo.height()).isEqualTo(newHeight);
        BufferedImage small = Pictures.read(photo.small());
        assertThat(Math.max(small.getWidth(), small.getHeight())).isEqualTo(480);
    }

    @Test
    void edgesKeepTheirColour() {
        Developed photo = develop(Pictures.jpeg(4000, 3000));
        BufferedImage large = Pictures.read(photo.large());
        looksLike(large, 0, 0, Pictures.TOP_LEFT);
        looksLike(large, photo.width() - 1, 0, Pictures.TOP_RIGHT);
        looksLike(large, photo.width() - 1, photo.height() - 1, Pictures.REST);
        looksLike(Pictures.read(photo.small()), 479, 359, Pictures.REST);
    }

    /** For each EXIF orientation: where the corners of the stored picture are seen (TL, TR, BL as x,y in halves). */
    @ParameterizedTest
    @CsvSource({
        "1, 0 0, 1 0, 0 1", "2, 1 0, 0 0, 1 1", "3, 1 1, 0 1, 1 0", "4, 0 1, 1 1, 0 0",
        "5, 0 0, 0 1, 1 0", "6, 1 0, 1 1, 0 0", "7, 1 1, 1 0, 0 1", "8, 0 1, 0 0, 1 1"
    })
    void photosStandUpright(int orientation, String topLeft, String topRight, String bottomLeft) {
        Developed photo = develop(Pictures.withExif(Pictures.jpeg(640, 480), orientation));
        BufferedImage image = Pictures.read(photo.large());
        assertThat(image.getWidth()).isEqualTo(orientation >= 5 ? 480 : 640);
        at(image, topLeft, Pictures.TOP_LEFT);
        at(image, topRight, Pictures.TOP_RIGHT);
        at(image, bottomLeft, Pictures.BOTTOM_LEFT);
    }

    private static void at(BufferedImage image, String corner, Color wanted) {
        int x = corner.startsWith("1") ? image.getWidth() - 15 : 15;
        int y = corner.endsWith("1") ? image.getHeight() - 15 : 15;
        looksLike(image, x, y, wanted);
    }

    @Test
    void placeAndAllOtherMetadataAreGone() {
        byte[] file = Pictures.withExif(Pictures.jpeg(640, 480), 1);
        file = Pictures.withSegment(
                file,
                0xe1,
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS-ANDALAN</x:xmpmeta>".getBytes(StandardCharsets.UTF_8));
        file = Pictures.withSegment(file, 0xfe, "GPS-ANDALAN comment".getBytes(StandardCharsets.UTF_8));
        file = Pictures.concat(file, "GPS-ANDALAN trailer".getBytes(StandardCharsets.UTF_8));
        assertThat(text(file)).contains("Exif", "GPS-ANDALAN");
        Developed photo = develop(file);
        for (byte[] print : new byte[][] {photo.large(), photo.small()}) {
            assertThat(text(print)).doesNotContain("Exif", "GPS", "ns.adobe.com");
            // No APP1 to APP15 and no comment: only the JFIF header and the picture itself.
            assertThat(markers(print)).allMatch(marker -> marker < 0xe1 || (marker > 0xef && marker != 0xfe));
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static java.util.List<Integer> markers(byte[] jpeg) {
        java.util.List<Integer> markers = new java.util.ArrayList<>();
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xda) {
            markers.add(jpeg[at + 1] & 0xff);
            at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
        }
        return markers;
    }

    @Test
    void transparencyBecomesWhite() {
        Developed photo = develop(Pictures.encode(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB), "png"));
        looksLike(Pictures.read(photo.large()), 32, 32, Color.WHITE);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("photo.empty", new byte[0]),
                Arguments.of("photo.notimage", ascii("%PDF-1.7\n1 0 obj <</Type/Catalog>>")),
                Arguments.of("photo.notimage", ascii("<!doctype html><script>alert(1)</script>")),
                Arguments.of("photo.notimage", ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("photo.notimage", ascii("PK\u0003\u0004 a zip")),
                Arguments.of("photo.notimage", new byte[] {(byte) 0xff, (byte) 0xd8}),
                Arguments.of("photo.heic", ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")),
                Arguments.of("photo.heic", ascii("\0\0\0\u0018ftypavif\0\0\0\0mif1avif")),
                Arguments.of("photo.toobig", Arrays.copyOf(Pictures.jpeg(64, 64), Darkroom.MAX_BYTES + 1)),
                Arguments.of("photo.toolarge", Pictures.pngClaiming(30_000, 30_000)),
                Arguments.of("photo.toolarge", Pictures.jpegClaiming(Pictures.jpeg(64, 64), 65_500, 65_500)),
                Arguments.of("photo.toolarge", Pictures.jpegClaiming(Pictures.progressiveJpeg(64, 64), 8_000, 7_000)),
                Arguments.of("photo.broken", Pictures.pngClaiming(0, 10)),
                Arguments.of("photo.broken", Pictures.pngClaiming(-1, 10)),
                Arguments.of("photo.broken", Pictures.pngClaiming(5_000, 5_000)),
                Arguments.of("photo.broken", Arrays.copyOf(Pictures.jpeg(64, 64), 300)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whatIsNoPhotoIsRefused(String code, byte[] file) {
        refused(file, code);
    }

    @Test
    void aJpegWithEndlessScansIsRefusedBeforeItCostsTime() {
        byte[] jpeg = Pictures.progressiveJpeg(3000, 2000);
        int scan = text(jpeg).lastIndexOf("\u00ff\u00da");
        byte[] one = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[][] parts = new byte[400][];
        Arrays.fill(parts, one);
        byte[] bomb = Pictures.concat(
                Arrays.copyOf(jpeg, scan), Pictures.concat(parts), new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(bomb.length).isLessThan(Darkroom.MAX_BYTES);
        refused(bomb, "photo.toolarge");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void filesCutOffAnywhereAreRefused(String kind, byte[] file) {
        // A GIF ends for us with its first frame: its last byte is the trailer.
        int whole = kind.equals("GIF") ? file.length - 1 : file.length;
        for (int length : new int[] {13, 40, whole / 4, whole / 2, whole - 400, whole - 20, whole - 1}) {
            assertThatThrownBy(() -> develop(Arrays.copyOf(file, length)))
                    .as("%s cut to %d of %d", kind, length, file.length)
                    .isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void damagedFilesAreRefusedOrReadButNeverBreakAnything(String kind, byte[] file) {
        Random random = new Random(kind.hashCode());
        int refused = 0;
        for (int round = 0; round < 100; round++) {
            byte[] damaged = file.clone();
            int head = Math.min(damaged.length, round % 2 == 0 ? 700 : damaged.length);
            for (int i = 0; i <= round % 12; i++) {
                damaged[12 + random.nextInt(head - 12)] = (byte) random.nextInt();
            }
            try {
                develop(damaged);
            } catch (Refusal refusal) {
                refused++;
                assertThat(refusal.code()).isIn("photo.broken", "photo.toolarge", "photo.notimage");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void onlySoManyAreDevelopedAtOnce() throws InterruptedException {
        Darkroom narrow = new Darkroom(1, Duration.ofMillis(50), Duration.ofSeconds(10));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                inside.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        };
        Thread first = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> narrow.develop(slow)).isInstanceOf(Refusal.class));
        inside.await();
        byte[] photo = Pictures.jpeg(64, 64);
        assertThatThrownBy(() -> narrow.develop(new ByteArrayInputStream(photo)))
                .isInstanceOf(Busy.class);
        done.countDown();
        first.join();
        assertThat(narrow.develop(new ByteArrayInputStream(photo)).width()).isEqualTo(64);
    }

    @Test
    void whatTakesTooLongIsGivenUpAndItsPlaceIsFreeAgain() {
        Darkroom hasty = new Darkroom(1, Duration.ofSeconds(10), Duration.ofMillis(1));
        byte[] photo = Pictures.png(4000, 4000);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> hasty.develop(new ByteArrayInputStream(photo)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("photo.toolarge"));
        }
    }

    @ParameterizedTest
    @CsvSource({"640,480,3,1", "4096,100,3,1", "4097,100,3,2", "8000,6000,3,2", "7700,7700,3,2", "7700,7700,8,3"})
    void largePicturesAreReadWithGaps(int width, int height, int bytesPerPixel, int step) {
        ImageFacts facts = new ImageFacts(width, height, bytesPerPixel, 1, 0, 1);
        assertThat(Development.step(facts)).isEqualTo(step);
        assertThat((long) width * height * bytesPerPixel / step / step).isLessThanOrEqualTo(64L * 1024 * 1024);
    }
}
