package id.andalan.document.sign;

import id.andalan.region.City;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties({BsreSettings.class, TsaSettings.class})
class SignConfiguration {
    @Bean
    Signer signer(BsreSettings bsre, TsaSettings tsa, SigningKeys keys, City city) {
        if (bsre.wanted()) {
            return new BsreSigner(bsre);
        }
        return new KeyStoreSigner(
                keys,
                tsa.url().isBlank() ? null : new TimeStamps(URI.create(tsa.url().strip())),
                city);
    }
}
