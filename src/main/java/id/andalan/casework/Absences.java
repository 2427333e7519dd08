package id.andalan.casework;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of an agency is away from when to when, and who stands in: the tasks of the one are then in the list of the other, who may do
 * them in his own name. Officials enter their own absence, the head that of anybody in the agency.
 */
@Service
public class Absences {
    private static final int LONGEST_DAYS = 366;

    private final AbsenceTable table;
    private final Accounts accounts;
    private final CaseMover mover;
    private final AuditTrail audit;

    Absences(AbsenceTable table, Accounts accounts, CaseMover mover, AuditTrail audit) {
        this.table = table;
        this.accounts = accounts;
        this.mover = mover;
        this.audit = audit;
    }

    /** From the first day to the last, both included. */
    public record Absence(UUID id, UUID account, UUID substitute, LocalDate from, LocalDate to) {}

    /** Absences of the actor's agency that are not over yet, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> list(Actor actor) {
        return table.list(colleagues(actor).stream().map(Account::id).toList(), today());
    }

    /** Active officials of the actor's agency. */
    public List<Account> colleagues(Actor actor) {
        String agency = agency(actor);
        return List.of(Role.OFFICER, Role.AGENCY_HEAD).stream()
                .flatMap(role -> accounts.listActive(role, agency).stream())
                .toList();
    }

    public LocalDate today() {
        return mover.calendar().today(mover.now());
    }

    /**
     * Enters an absence; journals {@code absence.planned}.
     *
     * @throws Refusal at {@code orang}, {@code pengganti}, {@code dari}, {@code sampai}
     */
    @Transactional
    public Absence plan(Actor actor, UUID account, UUID substitute, LocalDate from, LocalDate to) {
        requireMay(actor, account);
        List<UUID> known = colleagues(actor).stream().map(Account::id).toList();
        if (!known.contains(account)) {
            throw Refusal.at("orang", "desk.absence.person");
        }
        if (!known.contains(substitute) || substitute.equals(account)) {
            throw Refusal.at("pengganti", "desk.absence.substitute");
        }
        if (to.isBefore(from)
                || to.isBefore(today())
                || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw Refusal.at("sampai", "desk.absence.days", LONGEST_DAYS);
        }
        if (table.overlaps(account, from, to)) {
            throw Refusal.at("dari", "desk.absence.overlap");
        }
        Absence absence = new Absence(Ids.next(), account, substitute, from, to);
        table.insert(absence);
        audit.record(actor, "absence.planned", "absence", absence.id(), facts(absence));
        return absence;
    }

    /** Takes an absence back, or ends it; journals {@code absence.removed}. */
    @Transactional
    public void remove(Actor actor, UUID id) {
        Absence absence = list(actor).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("absence"));
        requireMay(actor, absence.account());
        table.delete(id);
        audit.record(actor, "absence.removed", "absence", id, facts(absence));
    }

    private static Map<String, Object> facts(Absence absence) {
        return Map.of(
                "account", absence.account(),
                "substitute", absence.substitute(),
                "from", absence.from().toString(),
                "to", absence.to().toString());
    }

    private static void requireMay(Actor actor, UUID account) {
        if (!actor.is(Role.AGENCY_HEAD) && !account.equals(actor.id())) {
            throw Refusal.at("orang", "desk.absence.own");
        }
    }

    private static String agency(Actor actor) {
        if (!actor.isAny(Role.OFFICER, Role.AGENCY_HEAD) || actor.agency() == null) {
            throw new NotFound("not an official of an agency");
        }
        return Objects.requireNonNull(actor.agency());
    }
}
