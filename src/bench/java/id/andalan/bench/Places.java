package id.andalan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The middle of each ward of the reference city, from its pack. */
final class Places {
    private Places() {}

    record Place(String code, double lat, double lon) {}

    static List<Place> wards() throws IOException {
        Path file = Path.of(System.getenv().getOrDefault("ANDALAN_PACK", "packs/ternate"), "regions.csv");
        List<String> lines = Files.readAllLines(file);
        List<String> head = List.of(lines.getFirst().split(","));
        int level = head.indexOf("level");
        int lat = head.indexOf("lat");
        int lon = head.indexOf("lon");
        int to = head.indexOf("valid_to");
        List<Place> wards = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[level].equals("ward") && cells[to].isEmpty() && !cells[lat].isEmpty()) {
                wards.add(new Place(cells[0], Double.parseDouble(cells[lat]), Double.parseDouble(cells[lon])));
            }
        }
        if (wards.isEmpty()) {
            throw new IOException("no wards in " + file);
        }
        return wards;
    }
}
