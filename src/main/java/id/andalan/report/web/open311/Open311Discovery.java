package id.andalan.report.web.open311;

import id.andalan.region.City;
import id.andalan.region.CityProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which endpoints there are, whom to ask, and by which name the city goes as a jurisdiction. */
@Component
class Open311Discovery {
    static final String PRODUCTION = "/open311/v2";
    /** Answers as the other; what is filed there is checked and thrown away. */
    static final String TEST = "/open311/test/v2";

    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    /** When what these endpoints offer last changed. */
    private static final String CHANGESET = "2026-11-22T09:00:00+09:00";

    private final City city;

    Open311Discovery(City city) {
        this.city = city;
    }

    void write(Open311Writer out, Open311Answers.Reader reader) {
        CityProfile profile = city.profile();
        out.object("discovery")
                .text("changeset", CHANGESET)
                .text("contact", contact(profile, reader.locale()))
                .text("key_service", keyService(profile, reader.locale()))
                .array("endpoints");
        endpoint(out, reader.origin() + PRODUCTION, "production");
        endpoint(out, reader.origin() + TEST, "test");
        out.end().end();
    }

    private static void endpoint(Open311Writer out, String url, String type) {
        out.object("endpoint")
                .text("specification", SPECIFICATION)
                .text("url", url)
                .text("changeset", CHANGESET)
                .text("type", type)
                .array("formats");
        for (String format : List.of("text/xml", "application/json")) {
            out.text("format", format);
        }
        out.end().end();
    }

    private static String contact(CityProfile profile, Locale locale) {
        String name = profile.government().in(locale);
        String where = first(
                profile.contact().email(),
                profile.contact().phone(),
                profile.contact().website());
        return where == null ? name : name + ", " + where;
    }

    private static String keyService(CityProfile profile, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        String ask = english ? "Ask for an API key: " : "Kunci API diminta ke ";
        return ask + contact(profile, locale);
    }

    private static @Nullable String first(@Nullable String... some) {
        for (String one : some) {
            if (one != null) {
                return one;
            }
        }
        return null;
    }

    /** One city, so nobody need name it; who does must mean this one: its code or the host of its website. */
    void checkJurisdiction(@Nullable String id) {
        if (id != null && !jurisdictions().contains(id.toLowerCase(Locale.ROOT))) {
            throw Open311Fault.notFound("open311.jurisdiction", id);
        }
    }

    private Set<String> jurisdictions() {
        CityProfile profile = city.profile();
        Set<String> names = new TreeSet<>(Set.of(profile.code()));
        String website = profile.contact().website();
        String host = website == null ? null : URI.create(website).getHost();
        if (host != null) {
            names.add(host.toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
