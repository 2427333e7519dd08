package id.andalan.document;

import id.andalan.identity.SealedStore;
import id.andalan.identity.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration
class DocumentSeals {
    /** Of letters that are not signed yet; afterwards only the PDF has it. */
    @Bean
    SealedStore letterSeals(SealedTable.Maker maker) {
        return maker.of("surat yang belum ditandatangani", "document.letter", "key_id", "page", "id::text");
    }

    @Bean
    SealedStore signingKeySeals(SealedTable.Maker maker) {
        return maker.of("kunci tanda tangan", "document.signing_key", "key_id", "secret", "id::text");
    }

    @Bean
    SealedStore signerNikSeals(SealedTable.Maker maker) {
        return maker.of("NIK penanda tangan", "document.signer_nik", "key_id", "nik", "account::text");
    }
}
