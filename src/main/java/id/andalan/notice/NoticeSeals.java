package id.andalan.notice;

import id.andalan.identity.SealedStore;
import id.andalan.identity.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration
class NoticeSeals {
    @Bean
    SealedStore webhookSeals(SealedTable.Maker maker) {
        return maker.of("rahasia webhook", "notice.webhook", "secret_key", "secret", "id::text");
    }
}
