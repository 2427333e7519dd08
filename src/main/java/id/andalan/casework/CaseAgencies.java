package id.andalan.casework;

import id.andalan.agency.Agencies;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.document.LetterOrder;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which agency does a task of a case, and who signs for an agency. */
@Component
class CaseAgencies {
    private final Agencies agencies;
    private final Accounts accounts;

    CaseAgencies(Agencies agencies, Accounts accounts) {
        this.agencies = agencies;
        this.accounts = accounts;
    }

    /** Which agency does on that day what was meant for this one; that of the case when nobody knows the code. */
    String desk(String agency, Application application, LocalDate day) {
        return agencies.find(agency).isEmpty()
                ? application.agency()
                : agencies.inCharge(agency, day).code();
    }

    /**
     * The head of an agency.
     *
     * @param last who finished the task before; signs when one of the heads
     * @throws Refusal {@code casework.signer.none}
     */
    LetterOrder.Signatory signatory(String agency, Actor last) {
        UUID person = last.kind() == Actor.Kind.ACCOUNT ? last.id() : null;
        Account signer = (person == null ? Optional.<Account>empty() : accounts.find(person))
                .filter(one -> one.role() == Role.AGENCY_HEAD && agency.equals(one.agency()))
                .or(() -> accounts.listActive(Role.AGENCY_HEAD, agency).stream().findFirst())
                .orElseThrow(() -> new Refusal("casework.signer.none"));
        String name = Objects.requireNonNullElse(signer.name(), "");
        return new LetterOrder.Signatory(
                signer.id(), name, "Kepala " + agencies.get(agency).name().id(), null);
    }
}
