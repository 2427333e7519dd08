package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.identity.Persons;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class AccountListQueryTest {
    @Autowired
    AccountListQuery query;

    @Autowired
    Persons persons;

    private List<AccountListQuery.Found> list(String text, String role, String sort) {
        return query.list(new AccountListQuery.Filter(text, List.of(), role, "", ""), sort, 1_000, 0);
    }

    @Test
    void findsByRoleInEveryOrder() {
        persons.admin();
        for (String sort : List.of("nama", "peran", "masuk")) {
            assertThat(list("", "ADMIN", sort))
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.role()).isEqualTo("ADMIN"));
        }
    }

    @Test
    void percentAndUnderscoreAreOrdinaryLetters() {
        persons.admin();
        assertThat(list("%_%", "", "nama")).isEmpty();
    }
}
