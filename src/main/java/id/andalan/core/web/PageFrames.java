package id.andalan.core.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Page} of a request. Modules above fill in the city and the visitor as beans. */
@Component
class PageFrames {
    private static final Logger LOG = LoggerFactory.getLogger(PageFrames.class);

    private final MessageSource messages;
    private final Clock clock;
    private final ObjectProvider<ResourceUrlProvider> resources;
    private final ObjectProvider<CityFace.Source> city;
    private final ObjectProvider<CityFace.Sample> sample;
    private final ObjectProvider<Visitor.Source> visitors;
    private final Map<String, String> assets = new ConcurrentHashMap<>();

    PageFrames(
            MessageSource messages,
            Clock clock,
            ObjectProvider<ResourceUrlProvider> resources,
            ObjectProvider<CityFace.Source> city,
            ObjectProvider<CityFace.Sample> sample,
            ObjectProvider<Visitor.Source> visitors) {
        this.messages = messages;
        this.clock = clock;
        this.resources = resources;
        this.city = city;
        this.sample = sample;
        this.visitors = visitors;
    }

    Page page(HttpServletRequest request, HttpServletResponse response) {
        Locale locale = RequestContextUtils.getLocale(request);
        CityFace face = city.stream()
                .findFirst()
                .map(source -> safe(source::cityFace, CityFace.UNNAMED))
                .orElse(CityFace.UNNAMED);
        boolean samples = sample.stream().anyMatch(source -> safe(source::shown, false));
        Visitor visitor = visitors.stream()
                .findFirst()
                .map(source -> safe(() -> source.visitor(request), Visitor.ANONYMOUS))
                .orElse(Visitor.ANONYMOUS);
        return new Page(
                request,
                messages,
                locale,
                new Formats(locale, face.zone(), clock),
                this::asset,
                new Page.Frame(face, samples, visitor, Flash.take(request, response)));
    }

    /** The page that says "the database is away" must not fail because the database is away. */
    private static <T> T safe(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.debug("page frame", e);
            return otherwise;
        }
    }

    private String asset(String path) {
        return assets.computeIfAbsent(path, wanted -> {
            ResourceUrlProvider provider = resources.getIfAvailable();
            String hashed = provider == null ? null : provider.getForLookupPath(wanted);
            return hashed == null ? wanted : hashed;
        });
    }
}
