package id.andalan.report.web;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** What tests send: pictures, and words that no other test uses. */
public final class Filings {
    /** In Salahuddin, in the middle of the city. */
    public static final String LAT = "0.7909";

    public static final String LON = "127.3788";

    private Filings() {}

    public static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(new Color(27, 127, 156));
        paint.fillRect(0, 0, width, height);
        paint.setColor(new Color(164, 73, 43));
        paint.fillOval(width / 4, height / 4, width / 2, height / 2);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A word of letters that stands in no other report. */
    public static String word() {
        StringBuilder word = new StringBuilder("uji");
        new Random().ints(14, 'a', 'z' + 1).forEach(letter -> word.append((char) letter));
        return word.toString();
    }
}
