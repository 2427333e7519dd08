package id.andalan.command.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for the sample year, drawn here: a street under a volcano, with what is wrong in front. Nobody will take them for real. */
final class SamplePictures {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final int HORIZON = 300;

    private SamplePictures() {}

    /** A PNG. */
    static byte[] draw(String category, Random random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        boolean night = category.equals("lampu-jalan");
        background(g, night, random);
        switch (category) {
            case "banjir", "drainase", "air-bersih" -> water(g, random);
            case "jalan", "trotoar" -> holes(g, random);
            case "lampu-jalan" -> lamps(g, random);
            case "pohon" -> tree(g, random);
            default -> heap(g, random);
        }
        g.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static void background(Graphics2D g, boolean night, Random random) {
        g.setPaint(new GradientPaint(
                0,
                0,
                night ? new Color(0x0b1b2b) : new Color(0x8cc4dd),
                0,
                HORIZON,
                night ? new Color(0x21384a) : new Color(0xf3e3c2)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        int top = 300 + random.nextInt(360);
        Path2D volcano = new Path2D.Double();
        volcano.moveTo(top - 420, HORIZON);
        volcano.curveTo(top - 160, HORIZON - 40, top - 70, 90, top - 26, 70);
        volcano.lineTo(top + 30, 74);
        volcano.curveTo(top + 80, 100, top + 200, HORIZON - 40, top + 460, HORIZON);
        g.setColor(night ? new Color(0x13283a) : new Color(0x4d7a66));
        g.fill(volcano);
        g.setColor(night ? new Color(0x1b2a33) : new Color(0xb9a98a));
        g.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        g.setColor(night ? new Color(0x2b3439) : new Color(0x6f7276));
        Path2D road = new Path2D.Double();
        road.moveTo(WIDTH * 0.45, HORIZON);
        road.lineTo(WIDTH * 0.55, HORIZON);
        road.lineTo(WIDTH * 0.92, HEIGHT);
        road.lineTo(WIDTH * 0.08, HEIGHT);
        g.fill(road);
        for (int i = 0; i < 5; i++) {
            int x = i < 3 ? 20 + i * 120 : WIDTH - 140 - (i - 3) * 130;
            int height = 70 + random.nextInt(60);
            g.setColor(Color.getHSBColor(0.05f + random.nextFloat() * 0.12f, 0.35f, night ? 0.3f : 0.85f));
            g.fillRect(x, HORIZON + 20 - height, 100, height);
            g.setColor(night ? new Color(0x332018) : new Color(0x8a3a20));
            g.fillPolygon(
                    new int[] {x - 10, x + 50, x + 110},
                    new int[] {HORIZON + 20 - height, HORIZON - 20 - height, HORIZON + 20 - height},
                    3);
        }
    }

    private static void water(Graphics2D g, Random random) {
        g.setColor(new Color(0x7a6a4a));
        g.fill(new Ellipse2D.Double(60, 420, 840, 260));
        g.setColor(new Color(255, 255, 255, 90));
        g.setStroke(new BasicStroke(4));
        for (int i = 0; i < 9; i++) {
            g.drawArc(140 + random.nextInt(620), 450 + random.nextInt(150), 120, 18, 0, 180);
        }
    }

    private static void holes(Graphics2D g, Random random) {
        for (int i = 0; i < 4; i++) {
            double width = 90 + random.nextInt(190);
            double x = 240 + random.nextInt(380);
            double y = 400 + i * 50;
            g.setColor(new Color(0x54575a));
            g.fill(new Ellipse2D.Double(x - 12, y - 6, width + 24, width * 0.32 + 12));
            g.setColor(new Color(0x2f2a26));
            g.fill(new Ellipse2D.Double(x, y, width, width * 0.32));
        }
    }

    private static void lamps(Graphics2D g, Random random) {
        g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        int lit = random.nextInt(3);
        for (int i = 0; i < 3; i++) {
            int x = 170 + i * 120;
            int foot = 600 - i * 90;
            int height = 380 - i * 80;
            g.setColor(new Color(0x4a5a66));
            g.drawLine(x, foot, x, foot - height);
            g.drawLine(x, foot - height, x + 50, foot - height - 12);
            if (i == lit) {
                g.setColor(new Color(255, 226, 150, 70));
                g.fill(new Ellipse2D.Double(x - 20, foot - height - 70, 150, 150));
                g.setColor(new Color(0xffe8a8));
            }
            g.fill(new Ellipse2D.Double(x + 42, foot - height - 20, 30, 16));
        }
    }

    private static void tree(Graphics2D g, Random random) {
        g.setColor(new Color(0x5b3a21));
        g.setStroke(new BasicStroke(38, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawLine(160, 600, 720, 470);
        for (int i = 0; i < 26; i++) {
            g.setColor(new Color(40 + random.nextInt(40), 95 + random.nextInt(50), 50));
            g.fill(new Ellipse2D.Double(600 + random.nextInt(230), 380 + random.nextInt(150), 90, 70));
        }
    }

    private static void heap(Graphics2D g, Random random) {
        Color[] bags = {
            new Color(0x23313a), new Color(0x3d6a8a), new Color(0xd9d2c0), new Color(0xa4492b), new Color(0x2f6b4f)
        };
        for (int i = 0; i < 46; i++) {
            int size = 50 + random.nextInt(70);
            double x = 480 + random.nextGaussian() * 140;
            double y = 560 - Math.max(0, 170 - Math.abs(x - 480) * 0.7) * random.nextDouble();
            g.setColor(bags[random.nextInt(bags.length)]);
            g.fill(new Ellipse2D.Double(x - size / 2.0, y - size / 2.0, size, size * 0.8));
        }
    }
}
