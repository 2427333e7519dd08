package id.andalan.region;

import id.andalan.region.BoundaryOptions.CodeSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the ward that a feature is about, by the code that it carries. */
final class WardCodes {
    /** Names under which agencies publish ward codes, most telling first. */
    private static final List<String> PROPERTIES = List.of(
            "kode_kemendagri", "kode_kelurahan", "kode_desa", "kdepum", "kd_kel", "kode_kel", "id_kel", "kode", "code");

    private final Map<String, Region> byCode = new HashMap<>();
    private final Map<String, Region> byDigits = new HashMap<>();
    private final BoundaryOptions options;

    WardCodes(List<Region> wards, BoundaryOptions options) {
        this.options = options;
        for (Region ward : wards) {
            byCode.put(ward.code(), ward);
            String digits = options.undotted().equals(Optional.of(CodeSystem.BPS))
                    ? ward.bpsCode()
                    : ward.code().replace(".", "");
            if (digits != null && options.undotted().isPresent()) {
                byDigits.put(digits, ward);
            }
        }
    }

    /** The ward, or the flaw that keeps it from being found. */
    record Match(Optional<Region> ward, Optional<GeoFlaw> flaw) {}

    Match match(GeoFeature feature) {
        Optional<String> code = code(feature.properties());
        if (code.isEmpty()) {
            String wanted = options.codeProperty().orElseGet(() -> String.join(", ", PROPERTIES));
            return flaw(feature, "geo.ward.nocode", wanted);
        }
        if (code.get().matches("\\d{10}") && options.undotted().isEmpty()) {
            return flaw(feature, "geo.ward.undotted", code.get());
        }
        Region ward = byCode.getOrDefault(code.get(), byDigits.get(code.get()));
        return ward == null
                ? flaw(feature, "geo.ward.unknown", code.get())
                : new Match(Optional.of(ward), Optional.empty());
    }

    private static Match flaw(GeoFeature feature, String code, String arg) {
        return new Match(Optional.empty(), Optional.of(GeoFlaw.of(feature.no(), feature.line(), code, arg)));
    }

    private Optional<String> code(Map<String, String> properties) {
        if (options.codeProperty().isPresent()) {
            return Optional.ofNullable(properties.get(options.codeProperty().get()))
                    .filter(text -> !text.isBlank());
        }
        Map<String, String> lower = new HashMap<>();
        properties.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value.strip()));
        return PROPERTIES.stream()
                .map(lower::get)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }
}
