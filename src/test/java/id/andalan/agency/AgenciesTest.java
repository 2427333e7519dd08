package id.andalan.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class AgenciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    Agencies agencies;

    @Autowired
    Categories categories;

    @Test
    void thePackHoldsTheAgencies() {
        assertThat(agencies.list(TODAY)).hasSize(50);
        Agency dlh = agencies.get("dlh");
        assertThat(dlh.abbreviation()).isEqualTo("DLH");
        assertThat(dlh.type()).isEqualTo(AgencyType.DEPARTMENT);
        assertThat(agencies.inCharge("dlh", TODAY)).isEqualTo(dlh);
        assertThatThrownBy(() -> agencies.get("none")).isInstanceOf(NotFound.class);
    }

    @Test
    void rubbishGoesToTheEnvironmentOfficeExceptOnFarIslands() {
        assertThat(categories.responsible("sampah", "82.71.06.1007", TODAY).code())
                .isEqualTo("dlh");
        assertThat(categories.responsible("sampah", "82.71.05.1001", TODAY).code())
                .isEqualTo("kec-05");
    }

    @Test
    void everyCategoryHasSomebodyInEveryWard() {
        assertThat(categories.list(TODAY)).hasSizeGreaterThanOrEqualTo(12);
        for (Category category : categories.list(TODAY)) {
            assertThat(categories.responsible(category.code(), "82.71.06.1016", TODAY))
                    .isNotNull();
            assertThat(category.response()).isLessThanOrEqualTo(category.resolution());
            assertThat(categories.groups()).extracting(CategoryGroup::code).contains(category.group());
        }
        assertThat(categories.get("sampah").response()).isEqualTo(Duration.ofHours(4));
        assertThat(categories.get("pungli").isPublic()).isFalse();
    }

    @Test
    void everyPictureOfACategoryIsDrawn() throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/static/img/icons.svg"));
        for (Category category : categories.list()) {
            assertThat(sprite).contains("<symbol id=\"" + category.icon() + "\"");
        }
    }
}
