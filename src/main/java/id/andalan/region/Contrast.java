package id.andalan.region;

/** Contrast of a colour as WCAG 2.2 defines it, 1 to 21. */
final class Contrast {
    private Contrast() {}

    /** Contrast of text in this colour ({@code #rrggbb}) on white paper. */
    static double onWhite(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        double luminance =
                0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
