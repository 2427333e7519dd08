package id.andalan.identity;

import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration
class IdentitySeals {
    /** Sessions that began at the government's account. */
    @Bean
    SealedStore sessionSeals(SealedTable.Maker maker) {
        return maker.of("sesi", "identity.session", "id_token_key", "id_token", "id::text");
    }

    /** Old keys under the key of today. */
    @Bean
    SealedStore keptKeySeals(SealedTable.Maker maker) {
        return maker.of("kunci lama", KeptKeyTable.NAME, "key_id", "sealed", "'" + KeyRing.KEPT + "' || id");
    }

    /** Contacts are found by blind indexes beside the sealed text, which are made anew with it. */
    @Bean
    SealedStore contactSeals(Contacts contacts) {
        return new SealedStore() {
            private static final int AT_ONCE = 500;

            @Override
            public String title() {
                return "data pribadi";
            }

            @Override
            public Map<String, Long> uses() {
                return contacts.keyUses();
            }

            @Override
            public long sealAnew(LongConsumer progress) {
                long all = 0;
                int some;
                do {
                    some = contacts.sealAnew(AT_ONCE);
                    all += some;
                    progress.accept(all);
                } while (some > 0);
                return all;
            }
        };
    }
}
