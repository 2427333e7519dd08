package id.andalan.core.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** What surrounds every request of a browser: its language, and how long it may keep a file. */
@Configuration
class WebFrame implements WebMvcConfigurer {
    private static final String ICON = "/favicon.ico";
    private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z0-9]+");

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName(Languages.PARAMETER);
        change.setIgnoreInvalidLocale(true);
        change.setHttpMethods("GET");
        registry.addInterceptor(change).excludePathPatterns("/api/**", "/open311/**");
    }

    /** A file whose name holds its content hash never changes; without this header the security chain forbids caching it. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> hashedFiles() {
        OncePerRequestFilter filter = new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (HASHED.matcher(request.getRequestURI()).matches()) {
                    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
                } else if (request.getRequestURI().equals(ICON)) {
                    // Asked for by that name beside feeds and pictures, which cannot name another.
                    response.setHeader("Cache-Control", "public, max-age=86400");
                }
                chain.doFilter(request, response);
            }
        };
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        registration.addUrlPatterns("/css/*", "/js/*", "/img/*", "/webjars/*", ICON);
        return registration;
    }
}
