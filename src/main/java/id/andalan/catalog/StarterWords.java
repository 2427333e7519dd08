package id.andalan.catalog;

import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts that the starter left to be written begin with {@code TULIS:} (in English {@code WRITE:}). A draft may still have them; what
 * people are to read may not.
 */
final class StarterWords {
    private static final Pattern LEFT = Pattern.compile("\\b(TULIS|WRITE):");

    private StarterWords() {}

    static void check(String parent, boolean draft, PackReading pack) {
        int left = 0;
        for (String name : pack.files(parent)) {
            String file = parent + "/" + name;
            List<String> lines = pack.text(file).orElse("").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (LEFT.matcher(lines.get(i)).find()) {
                    left++;
                    if (!draft) {
                        pack.fault(new Place(file, i + 1), "pack.service.unwritten");
                    }
                }
            }
        }
        if (draft && left > 0) {
            pack.note(new Place(parent + "/service.yaml", 0), "pack.service.unwritten.some", left);
        }
    }
}
