package id.andalan.identity;

import id.andalan.identity.oidc.OidcSettings;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** ANDALAN_OIDC_CLIENT_ID is andalan.oidc.client-id to Spring, and so on. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {
    @Bean
    OidcSettings oidcSettings(Environment environment) {
        return OidcSettings.of(name -> environment.getProperty(
                name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("andalan-oidc-", "andalan.oidc."), ""));
    }
}
