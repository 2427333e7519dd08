package id.andalan.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The clock and the texts. */
@Configuration
class CoreConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Every {@code messages/<module>.properties} (Indonesian, the default) with its {@code _en} beside it. */
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(bundles());
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static String[] bundles() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:/messages/*.properties"))
                    .map(resource ->
                            Objects.requireNonNull(resource.getFilename()).replace(".properties", ""))
                    .filter(name -> !name.endsWith("_en"))
                    .map(name -> "messages/" + name)
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
