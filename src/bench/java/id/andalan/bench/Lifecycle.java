package id.andalan.bench;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** create → assign → resolve → read back: four calls over one connection, checking that each sees what the one before did. */
final class Lifecycle implements Load.Work {
    /** Categories with their usual share, and a note long enough to be one. */
    private static final List<String> CATEGORIES = List.of("sampah", "sampah", "drainase", "banjir", "limbah");

    private final Wire wire;
    private final List<Places.Place> places;
    private final AtomicLong stale;

    Lifecycle(Wire wire, List<Places.Place> places, AtomicLong stale) {
        this.wire = wire;
        this.places = places;
        this.stale = stale;
    }

    @Override
    public void run() throws IOException {
        String number = file().text("number");
        step(number, "assign", "{}", "assigned");
        step(number, "resolve", "{\"note\":\"Sudah diangkut petugas pagi ini.\"}", "resolved");
        Wire.Answer read = wire.get("/api/v1/reports/" + number);
        if (read.status() != 200 || !read.text("status").equals("resolved")) {
            stale.incrementAndGet();
        }
    }

    Wire.Answer file() throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Places.Place place = places.get(random.nextInt(places.size()));
        String body = "{\"category\":\"%s\",\"lat\":%.6f,\"long\":%.6f,\"description\":\"%s\"}".formatted(
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                place.lat() + random.nextDouble(-0.0005, 0.0005),
                place.lon() + random.nextDouble(-0.0005, 0.0005),
                "Tumpukan sampah di dekat pos ronda belum diangkut sejak tiga hari, mulai berbau.");
        return expect(wire.post("/api/v1/reports", UUID.randomUUID().toString(), body), 201);
    }

    private void step(String number, String step, String body, String status) throws IOException {
        Wire.Answer answer = expect(
                wire.post("/api/v1/reports/" + number + "/" + step, UUID.randomUUID().toString(), body), 200);
        if (!answer.text("status").equals(status)) {
            stale.incrementAndGet();
        }
    }

    static Wire.Answer expect(Wire.Answer answer, int status) throws IOException {
        if (answer.status() != status) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
