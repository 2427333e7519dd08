package id.andalan.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.identity.oidc.GroupMapping.Grant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMappingTest {
    private final GroupMapping mapping = GroupMapping.parse("""
            /andalan/admin = ADMIN
            wali kota=leader; cn=kepala,ou=dlh=agency-head:dlh
            /opd/*/petugas=OFFICER:*
            /opd/*/tamu=AUDITOR
            """);

    @Test
    void aGroupGivesItsRole() {
        assertThat(mapping.mistakes()).isEmpty();
        assertThat(mapping.find(List.of("/andalan/admin"))).contains(new Grant(Role.ADMIN, null));
        assertThat(mapping.find(List.of("wali kota"))).contains(new Grant(Role.LEADER, null));
        assertThat(mapping.find(List.of("cn=kepala,ou=dlh"))).contains(new Grant(Role.AGENCY_HEAD, "dlh"));
    }

    @Test
    void aStarStandsForOnePartAndNamesTheAgency() {
        assertThat(mapping.find(List.of("/opd/dishub/petugas"))).contains(new Grant(Role.OFFICER, "dishub"));
        assertThat(mapping.find(List.of("/opd/a/b/petugas"))).isEmpty();
        assertThat(mapping.find(List.of("/opd//petugas"))).isEmpty();
        assertThat(mapping.find(List.of("/opd/apa saja/tamu"))).contains(new Grant(Role.AUDITOR, null));
    }

    @Test
    void theFirstLineThatFitsDecidesWhateverTheOrderOfTheGroups() {
        assertThat(mapping.find(List.of("/opd/dlh/petugas", "wali kota"))).contains(new Grant(Role.LEADER, null));
        assertThat(mapping.find(List.of("wali kota", "/opd/dlh/petugas"))).contains(new Grant(Role.LEADER, null));
    }

    @Test
    void twoAgenciesAtOnceAreRefused() {
        assertThatThrownBy(() -> mapping.find(List.of("/opd/dlh/petugas", "/opd/dishub/petugas")))
                .isInstanceOf(Refusal.class)
                .hasMessage("oidc.ambiguous");
    }

    @Test
    void strangersGetNothing() {
        assertThat(mapping.find(List.of())).isEmpty();
        assertThat(mapping.find(List.of("/andalan/ADMIN", "x/andalan/admin", "/andalan/admin/x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanpa tanda",
                "=ADMIN",
                "g=RAJA",
                "g=RESIDENT",
                "g=API_CLIENT",
                "g=OFFICER",
                "g=ADMIN:dlh",
                "g=OFFICER:*",
                "g=OFFICER:d l h",
                "*/*=OFFICER:*"
            })
    void aLineWithAMistakeGivesNothingAndIsNamed(String line) {
        GroupMapping wrong = GroupMapping.parse(line + ";ok=AUDITOR");
        assertThat(wrong.mistakes()).hasSize(1).first().asString().contains(line);
        assertThat(wrong.find(List.of("g", "", "tanpa tanda"))).isEmpty();
        assertThat(wrong.find(List.of("ok"))).isPresent();
    }
}
