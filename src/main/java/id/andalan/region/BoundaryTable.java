package id.andalan.region;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code region.boundary_set} and {@code region.boundary}. */
@Repository
class BoundaryTable {
    private final JdbcClient jdbc;

    BoundaryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The set in force; empty before the first pack. */
    Optional<BoundarySet> findInForce() {
        return jdbc.sql("""
                select id, kind, source, made_at from region.boundary_set where undone_at is null
                order by kind = 'OFFICIAL' desc, made_at desc, id desc limit 1""")
                .query((row, n) -> new BoundarySet(
                        row.getObject(1, UUID.class),
                        BoundarySet.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    /** One change of the boundaries at a time. */
    void lock() {
        jdbc.sql("lock table region.boundary_set in share row exclusive mode").update();
    }

    String digest(UUID set) {
        return jdbc.sql("select digest from region.boundary_set where id = ?")
                .param(set)
                .query(String.class)
                .single();
    }

    /** Digest of the newest schematic set: it is drawn anew only when its inputs changed. */
    Optional<String> schematicDigest() {
        return jdbc.sql("""
                select digest from region.boundary_set where kind = 'SCHEMATIC' order by made_at desc, id desc limit 1""").query(String.class).optional();
    }

    Map<String, Geometry> shapes(UUID set) {
        Map<String, Geometry> shapes = new HashMap<>();
        jdbc.sql("select ward, shape from region.boundary where set_id = ?")
                .param(set)
                .query(row -> {
                    shapes.put(row.getString(1), geometry(row.getBytes(2)));
                });
        return shapes;
    }

    private static Geometry geometry(byte[] shape) {
        try {
            return new WKBReader().read(shape);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    void insert(BoundarySet set, String digest, Map<String, Geometry> shapes) {
        jdbc.sql("insert into region.boundary_set (id, kind, source, digest, made_at) values (?, ?, ?, ?, ?)")
                .params(set.id(), set.kind().name(), set.source(), digest, Timestamp.from(set.madeAt()))
                .update();
        WKBWriter writer = new WKBWriter();
        shapes.forEach((ward, shape) -> jdbc.sql("insert into region.boundary (set_id, ward, shape) values (?, ?, ?)")
                .params(set.id(), ward, writer.write(shape))
                .update());
    }

    void undo(UUID set, Instant at) {
        jdbc.sql("update region.boundary_set set undone_at = ? where id = ?")
                .params(Timestamp.from(at), set)
                .update();
    }
}
