package id.andalan.survey.web;

import id.andalan.catalog.Services;
import java.util.Locale;

/** Names of services, also of those that are no longer offered. */
final class ServiceNames {
    private ServiceNames() {}

    static String of(Services services, String code, Locale locale) {
        return services.find(code)
                .map(versions -> versions.newest().name().in(locale))
                .orElse(code);
    }
}
