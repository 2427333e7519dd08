package id.andalan.catalog.web;

import id.andalan.catalog.Amount;
import id.andalan.catalog.Audience;
import id.andalan.catalog.Fact;
import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceVersions;
import id.andalan.core.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A service as the API tells it; times are working minutes, fees rupiah.
 *
 * @param currentVersion the version that holds today
 * @param certain false when any fact still has to be confirmed by the agency
 */
record ServiceAnswer(
        String code,
        int version,
        LocalDate validFrom,
        int currentVersion,
        @Nullable Instant retiredAt,
        List<Version> versions,
        Bilingual name,
        Bilingual summary,
        List<String> keywords,
        String agency,
        String office,
        List<String> audience,
        String topic,
        boolean certain,
        Fact who,
        Service.Delivery delivery,
        Service.Management management,
        Service.Visit where,
        List<String> sources) {

    record Version(int version, LocalDate validFrom) {}

    /** A service in a list. */
    record Row(
            String code,
            int version,
            LocalDate validFrom,
            Bilingual name,
            Bilingual summary,
            String agency,
            List<String> audience,
            String topic,
            boolean certain,
            Amount time,
            Amount fee) {}

    static ServiceAnswer of(Service service, ServiceVersions versions, Service current) {
        return new ServiceAnswer(
                service.code(),
                service.version(),
                service.validFrom(),
                current.version(),
                versions.retiredAt(),
                versions.all().stream()
                        .map(one -> new Version(one.version(), one.validFrom()))
                        .toList(),
                service.name(),
                service.summary(),
                service.keywords(),
                service.home().agency(),
                service.home().office().name().toLowerCase(Locale.ROOT),
                service.audiences().stream().map(Audience::code).toList(),
                service.topic(),
                !service.uncertain(),
                service.who(),
                service.delivery(),
                service.management(),
                service.visit(),
                service.sources());
    }

    static Row row(Service service) {
        return new Row(
                service.code(),
                service.version(),
                service.validFrom(),
                service.name(),
                service.summary(),
                service.home().agency(),
                service.audiences().stream().map(Audience::code).toList(),
                service.topic(),
                !service.uncertain(),
                service.delivery().time(),
                service.delivery().fee());
    }
}
