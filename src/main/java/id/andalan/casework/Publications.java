package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling.Transition;
import id.andalan.catalog.PublicationGuard;
import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceVersions;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a new version of a service harms nobody who is waiting: for each place at which cases stand it is said what becomes
 * of them, and what would strand one, or let it slip past a new mandatory rule, is refused.
 */
@Component
class Publications implements PublicationGuard {
    /** Where a look at a pack collects the versions that are new; unbound when it is loaded. */
    static final ScopedValue<List<Service>> PENDING = ScopedValue.newInstance();

    private final PublicationTable table;
    private final CaseQuery cases;
    private final CaseAnswers answers;

    Publications(PublicationTable table, CaseQuery cases, CaseAnswers answers) {
        this.table = table;
        this.cases = cases;
        this.answers = answers;
    }

    @Override
    public void check(ServiceVersions before, Service next, Place place, PackReading pack) {
        if (PENDING.isBound()) {
            PENDING.get().add(next);
        }
        Map<String, List<UUID>> open = table.open(next.code(), next.version());
        Optional<Blueprint> found = Blueprint.of(next);
        if (found.isEmpty()) {
            boolean mandatory = next.design() != null
                    && next.design().handling().transition().mandatory();
            if (mandatory && !open.isEmpty()) {
                pack.fault(
                        place,
                        "pack.transition.offline",
                        open.values().stream().mapToInt(List::size).sum());
            }
            return;
        }
        Set<String> rules = newRules(before, found.get());
        open.forEach((task, waiting) -> check(new Look(found.get(), rules, place, pack), task, waiting));
    }

    private record Look(Blueprint plan, Set<String> rules, Place place, PackReading pack) {
        void fault(String code, Object... args) {
            pack.fault(place, code, args);
        }
    }

    private void check(Look look, String task, List<UUID> waiting) {
        Transition transition = look.plan.handling().transition();
        String target = transition.of(task);
        if (target.equals(Transition.KEEP)) {
            if (transition.mandatory()) {
                look.fault("pack.transition.mandatory", "", task, waiting.size());
            }
            return;
        }
        if (target.equals(Transition.ASK)) {
            if (askAt(look.plan).isEmpty()) {
                look.fault("pack.transition.ask", task);
            }
            return;
        }
        boolean known = look.plan
                .process()
                .find(target)
                .filter(node -> node.kind() == Kind.TASK)
                .isPresent();
        if (!known) {
            look.fault("pack.transition.task", task, target);
            return;
        }
        if (transition.mandatory()) {
            Set<String> ahead = ahead(look.plan.process(), target);
            look.rules.stream()
                    .filter(rule -> !ahead.contains(rule))
                    .forEach(rule -> look.fault("pack.transition.slips", task, target, rule));
        }
        answers(look, task, waiting);
    }

    private void answers(Look look, String task, List<UUID> waiting) {
        int misfits = 0;
        String example = "";
        for (UUID id : waiting) {
            List<FormFault> faults = answers.faults(look.plan, cases.find(id).orElseThrow(), cases.facts(id));
            if (!faults.isEmpty()) {
                misfits++;
                example = faults.getFirst().path();
            }
        }
        if (misfits > 0) {
            look.fault("pack.transition.answers", task, example, misfits);
        }
    }

    /** Tasks and decisions that the last version did not have: what a mandatory version is about. */
    private static Set<String> newRules(ServiceVersions before, Blueprint plan) {
        ServiceProcess old = before.newest().process();
        Set<String> rules = new HashSet<>();
        for (Node node : plan.process().nodes()) {
            boolean rule =
                    node.kind() == Kind.DECISION || (node.kind() == Kind.TASK && !"applicant".equals(node.does()));
            if (rule && (old == null || old.find(node.id()).isEmpty())) {
                rules.add(node.id());
            }
        }
        return rules;
    }

    /** Everything that a case may still come to, the node itself included. */
    private static Set<String> ahead(ServiceProcess process, String from) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (seen.add(id)) {
                process.find(id).ifPresent(node -> process.out(node).forEach(flow -> open.push(flow.to())));
                process.nodes().stream().filter(node -> id.equals(node.host())).forEach(timer -> open.push(timer.id()));
            }
        }
        return seen;
    }

    /** Where the applicant is asked to complete what is new. */
    static Optional<String> askAt(Blueprint plan) {
        return plan.process().nodes().stream()
                .filter(node -> node.kind() == Kind.TASK && "applicant".equals(node.does()))
                .map(Node::id)
                .findFirst();
    }

    @Override
    public void published(Service next) {
        table.add(next.code(), next.version(), next.validFrom());
    }
}
