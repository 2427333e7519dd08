package id.andalan.region;

/** Levels of government territory: provinsi, kabupaten/kota, kecamatan, kelurahan. */
public enum RegionLevel {
    PROVINCE(0),
    CITY(1),
    DISTRICT(2),
    WARD(3);

    private final int dots;

    RegionLevel(int dots) {
        this.dots = dots;
    }

    /** Kemendagri codes have one part more per level: 82, 82.71, 82.71.06, 82.71.06.1007. */
    boolean fits(String code) {
        return code.chars().filter(c -> c == '.').count() == dots;
    }
}
