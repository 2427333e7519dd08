package id.andalan.region;

import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.pack.CityMemory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door of the territory: regions by code and date, the ward of a point. Answers from memory, from any thread. */
@Service
public class Regions implements CityMemory {
    /** How far off a ward a point may lie and still count to it: a pin on a jetty, a boat at the beach, a coarse GPS fix. */
    public static final int SNAP_METERS = 150;

    static final String MEMORY = "region";

    private static final double FAR_METERS = 20_000;

    private final RegionTable regions;
    private final BoundaryTable boundaries;
    private volatile @Nullable Atlas atlas;

    Regions(RegionTable regions, BoundaryTable boundaries) {
        this.regions = regions;
        this.boundaries = boundaries;
    }

    /** The newest state of a region, also when it no longer exists. */
    public Region get(String code) {
        return find(code).orElseThrow(() -> new NotFound("region " + code));
    }

    public Optional<Region> find(String code) {
        return atlas().find(code);
    }

    /** The region as it was on a day. */
    public Optional<Region> find(String code, LocalDate date) {
        return atlas().find(code, date);
    }

    /** Districts (kecamatan) that exist on a day, by code. */
    public List<Region> districts(LocalDate date) {
        return atlas().list(RegionLevel.DISTRICT, date);
    }

    /** Wards (kelurahan) that exist on a day, by code. */
    public List<Region> wards(LocalDate date) {
        return atlas().list(RegionLevel.WARD, date);
    }

    /** All regions of all times, by code. */
    public List<Region> list() {
        return atlas().regions();
    }

    /**
     * The ward of a point, WGS 84. A point outside every ward but at most {@link #SNAP_METERS} away counts to the nearest.
     *
     * @throws Refusal {@code region.point.invalid}, {@code region.point.swapped} (latitude and longitude exchanged),
     *     {@code region.point.offshore} (with the distance) or {@code region.point.outside} (another part of the world)
     */
    public Located locate(double lat, double lon) {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw swapped(lat, lon) ? new Refusal("region.point.swapped") : new Refusal("region.point.invalid");
        }
        Atlas now = atlas();
        WardIndex.Hit hit = now.index().find(lat, lon, SNAP_METERS).orElseThrow(() -> refusal(lat, lon));
        return new Located(now.find(hit.ward()).orElseThrow(), (int) Math.ceil(hit.meters()));
    }

    private Refusal refusal(double lat, double lon) {
        if (swapped(lat, lon)) {
            return new Refusal("region.point.swapped");
        }
        double meters =
                atlas().index().nearest(lat, lon).map(WardIndex.Hit::meters).orElse(Double.MAX_VALUE);
        return meters > FAR_METERS
                ? new Refusal("region.point.outside")
                : new Refusal("region.point.offshore", Math.round(meters), SNAP_METERS);
    }

    private boolean swapped(double lat, double lon) {
        return Math.abs(lon) <= 90
                && Math.abs(lat) <= 180
                && atlas().index().find(lon, lat, SNAP_METERS).isPresent();
    }

    /** A point that stands for a ward on a map: its own, else that of the ward it was split off from. */
    public Optional<Region.Point> pointOf(String ward) {
        Optional<Region> region = find(ward);
        for (int step = 0; step < 10 && region.isPresent(); step++) {
            if (region.get().point() != null) {
                return Optional.of(region.get().point());
            }
            String predecessor = region.get().predecessor();
            region = predecessor == null ? Optional.empty() : find(predecessor);
        }
        return Optional.empty();
    }

    /** The wards as a GeoJSON document for maps. */
    public WardMap map() {
        return atlas().map();
    }

    /** Where maps can be sent: the city, its islands, its districts. */
    public MapPlaces places() {
        return atlas().places();
    }

    /** The boundaries in force; pages that draw them say so when they are schematic. */
    public BoundarySet boundaries() {
        return atlas().boundaries();
    }

    Atlas atlas() {
        Atlas now = atlas;
        if (now == null) {
            throw new IllegalStateException("no city pack is loaded");
        }
        return now;
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void reload() {
        boundaries.findInForce().ifPresent(set -> atlas = read(set));
    }

    /** The territory as the database has it now, with one set of boundaries. */
    Atlas read(BoundarySet set) {
        return new Atlas(regions.list(), set, boundaries.shapes(set.id()));
    }
}
