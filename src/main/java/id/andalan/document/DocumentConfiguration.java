package id.andalan.document;

import id.andalan.document.image.Darkroom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DocumentConfiguration {
    /** One for photos and attachments together: its places are what the heap can bear. */
    @Bean
    Darkroom darkroom() {
        return new Darkroom();
    }
}
