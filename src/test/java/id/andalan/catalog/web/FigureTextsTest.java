package id.andalan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceFigures;
import id.andalan.catalog.Services;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Figures in words. */
@AndalanTest
class FigureTextsTest {
    private static final Locale INDONESIAN = Locale.of("id");

    @Autowired
    ServiceTexts texts;

    @Autowired
    Services services;

    @Autowired
    MockMvcTester browser;

    private record Fixed(Course what) implements ServiceFigures {
        @Override
        public Optional<Course> course(String service) {
            return Optional.of(what);
        }
    }

    private record Thought(Opinion what) implements ServiceFigures {
        @Override
        public Optional<Opinion> opinion(String service) {
            return Optional.of(what);
        }
    }

    private FigureTexts figures(ServiceFigures... sources) {
        return new FigureTexts(List.of(sources), texts, Clock.systemUTC());
    }

    private Service ak1() {
        return services.get("ak1").newest();
    }

    @Test
    void severalSourcesMakeOnePictureInTheOrderOfTheProcess() {
        FigureTexts.Words words = figures(
                        new Thought(new ServiceFigures.Opinion(new BigDecimal("88.40"), "A", 12, 20)),
                        new Fixed(new ServiceFigures.Course(
                                40,
                                Duration.ofMinutes(450 * 5 / 2),
                                Duration.ofHours(4),
                                90,
                                17,
                                List.of(
                                        new ServiceFigures.Desk("sahkan", 2, 0),
                                        new ServiceFigures.Desk("periksa", 15, 6),
                                        new ServiceFigures.Desk("gone", 9, 9)))))
                .of(ak1(), INDONESIAN);
        assertThat(words.median()).isEqualTo("2,5 hari kerja");
        assertThat(words.eighty()).isEqualTo("4 jam kerja");
        assertThat(words.open()).isEqualTo("17");
        assertThat(words.desks())
                .extracting(FigureTexts.Line::open, FigureTexts.Line::late)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("15", "6 lewat"),
                        org.assertj.core.groups.Tuple.tuple("1–4", ""));
        assertThat(Objects.requireNonNull(words.opinion()).answers()).isEqualTo(12);
        String svg = ProcessPicture.loaded(Objects.requireNonNull(ak1().process()), "Alur", words.picture());
        assertThat(svg).contains(">15</text>", ">6 lewat</text>", ">1–4</text>").doesNotContain(">9<");
    }

    @Test
    void whatNobodyCountsIsNotSaid() {
        FigureTexts.Words words = figures().of(ak1(), INDONESIAN);
        assertThat(words.course()).isNull();
        assertThat(words.median()).isNull();
        assertThat(words.desks()).isEmpty();
    }

    @Test
    void thePageSaysItOrSaysThatThereIsNothingToSay() throws Exception {
        String page = browser.get()
                .uri("/layanan/izin-praktik-bidan")
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Kenyataannya", "Belum ada permohonan selesai dalam 90 hari terakhir");
        String english = browser.get()
                .uri("/layanan/izin-praktik-bidan?lang=en")
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(english).contains("No application has been finished in the last 90 days");
    }

    @Test
    void figuresAreCountedOnceForAllWhoLookWithinMinutes() {
        List<String> asked = new ArrayList<>();
        ServiceFigures counting = new ServiceFigures() {
            @Override
            public Optional<Course> course(String service) {
                asked.add(service);
                return Optional.empty();
            }
        };
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T03:00:00Z"));
        InstantSource source = now::get;
        FigureTexts figures = new FigureTexts(List.of(counting), texts, source.withZone(ZoneOffset.UTC));
        figures.of(ak1(), Locale.ROOT);
        figures.of(ak1(), Locale.ROOT);
        assertThat(asked).containsExactly("ak1");
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(5)));
        figures.of(ak1(), Locale.ROOT);
        assertThat(asked).hasSize(2);
    }
}
