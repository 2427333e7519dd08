package id.andalan.report;

/**
 * A map tile of the Web Mercator grid (as {@code z/x/y} of slippy maps).
 *
 * @param zoom 0 … {@link #FINEST}
 */
public record Tile(int zoom, int x, int y) {
    /** Tiles of about 76 m at the equator: every report carries its own. */
    public static final int FINEST = 19;

    /** The finest tile over a point, degrees WGS 84. */
    public static Tile of(double lat, double lon) {
        return of(lat, lon, FINEST);
    }

    public static Tile of(double lat, double lon, int zoom) {
        double n = 1 << zoom;
        double radians = Math.toRadians(lat);
        int x = (int) Math.floor((lon + 180) / 360 * n);
        int y = (int) Math.floor((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * n);
        int most = (1 << zoom) - 1;
        return new Tile(zoom, Math.clamp(x, 0, most), Math.clamp(y, 0, most));
    }
}
