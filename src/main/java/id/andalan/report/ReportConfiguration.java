package id.andalan.report;

import id.andalan.database.DataFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReportConfiguration {
    /** The installation's key, which lives outside the database. */
    @Bean
    LinkKey linkKey(@Value("${andalan.encryption-key:}") String configured) {
        return LinkKey.of(configured.isBlank() ? DataFolder.fromEnvironment().secret("encryption-key") : configured);
    }
}
