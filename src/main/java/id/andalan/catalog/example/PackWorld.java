package id.andalan.catalog.example;

import id.andalan.catalog.form.FileRule;
import id.andalan.catalog.form.FormWorld;
import id.andalan.pack.PackReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The city as its pack says it: wards and agencies exist, files have an ending that the question takes, every place can be
 * booked, and the applicant holds the letters that the example says.
 */
record PackWorld(LocalDate today, PackReading pack, Set<Example.Held> letters) implements FormWorld {
    @Override
    public boolean isWard(String code) {
        return pack.isDefined("region", code);
    }

    @Override
    public boolean isAgency(String code, List<String> types) {
        return pack.isDefined("agency", code);
    }

    @Override
    public boolean isOwnLetter(String service, String number) {
        return letters.contains(new Example.Held(service, number.strip()));
    }

    @Override
    public boolean isInCity(double lat, double lon) {
        return true;
    }

    @Override
    public boolean isFile(String reference, FileRule rule) {
        String name = reference.toLowerCase(Locale.ROOT);
        return rule.types().stream().anyMatch(type -> name.endsWith("." + type));
    }

    @Override
    public boolean isBookable(String group, String place) {
        return !place.isBlank();
    }
}
