package id.andalan.report;

import id.andalan.core.Actor.Role;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who can be given the reports of an agency. */
@Component
public class Officers {
    private final Accounts accounts;

    Officers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Active officers of an agency and its head, officers first. */
    public List<Account> of(String agency) {
        return Stream.of(Role.OFFICER, Role.AGENCY_HEAD)
                .flatMap(role -> accounts.listActive(role, agency).stream())
                .toList();
    }

    boolean serves(UUID account, String agency) {
        return accounts.find(account)
                .filter(found -> found.active()
                        && agency.equals(found.agency())
                        && (found.role() == Role.OFFICER || found.role() == Role.AGENCY_HEAD))
                .isPresent();
    }
}
