package id.andalan.casework;

import id.andalan.identity.SealedStore;
import id.andalan.identity.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed; the contexts are those of {@link CaseSeal} and {@link Drafts}. */
@Configuration
class CaseSeals {
    @Bean
    SealedStore applicationSeals(SealedTable.Maker maker) {
        return maker.of("isian permohonan", "casework.application", "key_id", "facts", "id::text");
    }

    @Bean
    SealedStore stepSeals(SealedTable.Maker maker) {
        return maker.of("catatan permohonan", "casework.step", "key_id", "note", "application_id || '/note'");
    }

    @Bean
    SealedStore decisionSeals(SealedTable.Maker maker) {
        return maker.of("keputusan tabel", "casework.decision", "key_id", "facts", "application_id::text");
    }

    @Bean
    SealedStore draftSeals(SealedTable.Maker maker) {
        return maker.of("draf permohonan", "casework.draft", "key_id", "sealed", "id::text");
    }
}
