package id.andalan.identity.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The two ways in: programs through {@link ApiDoor}, people through {@link PageDoor}. */
@Configuration
class WebSecurity {
    /** Longer than anybody leaves a half-written report open. */
    private static final Duration CSRF_KEPT = Duration.ofDays(30);

    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain api(ApiDoor door) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(List.of(paths.matcher("/api/**"), paths.matcher("/open311/**"))), List.of(door));
    }

    /** Only in its chain, not before every request of the container. */
    @Bean
    FilterRegistrationBean<ApiDoor> apiDoorOnlyInChain(ApiDoor door) {
        FilterRegistrationBean<ApiDoor> registration = new FilterRegistrationBean<>(door);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain pages(
            HttpSecurity http, SessionContext context, PageDoor door, Headers headers, CookieCsrfTokenRepository csrf) {
        return http.securityContext(security -> security.securityContextRepository(context))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(tokens -> tokens.csrfTokenRepository(csrf))
                .headers(all -> all.defaultsDisabled().addHeaderWriter(headers).cacheControl(cache -> {}))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(door))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(door).accessDeniedHandler(door))
                .build();
    }

    /** No measurement of each filter of the chain; what a request takes in all is measured around them. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The CSRF token stands in a cookie and, masked anew each time, in the form. So a resident without account needs no session, any
     * server can check it, and only pages that hold a form set the cookie.
     */
    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("andalan_csrf");
        repository.setCookiePath("/");
        repository.setCookieCustomizer((ResponseCookie.ResponseCookieBuilder cookie) ->
                cookie.sameSite("Lax").maxAge(CSRF_KEPT));
        return repository;
    }
}
