package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.NotFound;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The catalogue of Ternate, asked as people ask. */
@AndalanTest
class ServicesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Autowired
    Services services;

    private Services.Found search(String words) {
        return services.search(new ServiceFilter(words, null, null, null), DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "kartu kuning, ak1",
        "KTP hilang, ktp-el-penggantian",
        "saya kehilangan KTP, ktp-el-penggantian",
        "dompet hilang, ktp-el-penggantian",
        "bikin kk baru, kk-perubahan",
        "kartu keluraga, kk-perubahan",
        "akte lahir, akta-kelahiran",
        "bayi, akta-kelahiran",
        "pasang spanduk, izin-reklame",
        "reklme, izin-reklame",
        "pengacra gratis, bantuan-hukum",
        "cuti melahirkan, cuti-asn",
        "naik pangkat, kenaikan-pangkat-asn",
        "panggung benteng, pakai-benteng-oranje",
        "cowrking, creative-hub",
        "midwife, izin-praktik-bidan",
        "dokter, izin-praktik-dokter",
        "AK-1, ak1",
        "ak 1, ak1",
        "buka warung, surat-domisili-usaha",
        "perajin, daftar-umkm-kreatif",
        "disnaker, ak1",
    })
    void peopleFindAServiceInTheirOwnWords(String words, String code) {
        Services.Found found = search(words);
        assertThat(found.near()).isFalse();
        assertThat(found.services()).first().extracting(Service::code).isEqualTo(code);
    }

    @Test
    void whatComesNearIsSaidToComeNear() {
        Services.Found found = search("bayi xylofon");
        assertThat(found.near()).isTrue();
        assertThat(found.services()).extracting(Service::code).contains("akta-kelahiran");
        assertThat(search("xylofon").services()).isEmpty();
        assertThat(search("%_'\";--").services()).hasSize(15);
    }

    @Test
    void filtersNarrow() {
        assertThat(services.search(new ServiceFilter("", Audience.CIVIL_SERVANT, null, null), DAY)
                        .services())
                .extracting(Service::code)
                .containsExactly("cuti-asn", "kenaikan-pangkat-asn");
        assertThat(services.search(new ServiceFilter("", null, "dpmptsp", "kesehatan"), DAY)
                        .services())
                .extracting(Service::code)
                .containsExactly("izin-praktik-bidan", "izin-praktik-dokter");
        assertThat(services.search(new ServiceFilter("ktp", Audience.CIVIL_SERVANT, null, null), DAY)
                        .services())
                .isEmpty();
    }

    @Test
    void everyServiceOfTheCityIsThereInBothLanguages() {
        assertThat(services.list(DAY)).hasSize(15).allSatisfy(service -> {
            assertThat(service.name().in(Locale.ENGLISH))
                    .isNotEqualTo(service.name().in(Locale.of("id")));
            assertThat(service.delivery().requirements()).isNotEmpty();
            assertThat(services.topics()).extracting(Topic::code).contains(service.topic());
            // What nobody confirmed is not shown as a fact.
            assertThat(service.uncertain()).isTrue();
        });
        assertThatThrownBy(() -> services.get("tidak-ada")).isInstanceOf(NotFound.class);
    }

    @Test
    void aSearchIsFarBelowAScreensPatience() {
        search("panas");
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            search("pengacra gratis untuk warga tidak mampu");
        }
        long each = (System.nanoTime() - begin) / 100;
        assertThat(each).isLessThan(20_000_000L);
    }
}
