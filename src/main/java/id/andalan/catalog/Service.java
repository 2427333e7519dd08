package id.andalan.catalog;

import id.andalan.catalog.process.ServiceProcess;
import id.andalan.core.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a public service with its standard.
 *
 * @param code stable short code, e.g. {@code ak1}; the name of its folder in the pack
 * @param version counts up; what was published under a number never changes
 * @param validFrom first day of this version
 * @param keywords what people would type, everyday words too
 * @param audiences whom it is for, coarsely; {@code who} says it exactly
 * @param topic code of a {@link Topic}
 * @param sources where the facts were taken from
 * @param process the way a case goes, without lines of its file; null while the service has none
 * @param design what else it needs to be asked for online; null while it has none of it
 */
public record Service(
        String code,
        int version,
        LocalDate validFrom,
        Bilingual name,
        Bilingual summary,
        List<String> keywords,
        Home home,
        List<Audience> audiences,
        String topic,
        Fact who,
        Delivery delivery,
        Management management,
        Visit visit,
        List<String> sources,
        @Nullable ServiceProcess process,
        @Nullable Design design) {

    /** A working day counts this much (Perpres 21/2023 art. 4: 37.5 hours in five days). */
    public static final int MINUTES_OF_A_WORKING_DAY = 450;

    /** Whose desk people come to: the agency's own, or that of the district or ward where they are. */
    public enum Office {
        AGENCY,
        DISTRICT,
        WARD
    }

    /**
     * Who answers for the service.
     *
     * @param certain false while it is an assumption that this agency does
     */
    public record Home(String agency, boolean certain, Office office) {}

    /**
     * The six components that people meet (UU 25/2009 art. 21: requirements, procedure, time, fee, product, complaints).
     *
     * @param time in working minutes, from the complete application on
     * @param fee in rupiah
     */
    public record Delivery(
            List<Requirement> requirements, List<Step> steps, Amount time, Amount fee, Fact product, Fact complaints) {}

    /**
     * Something to bring or to fulfil.
     *
     * @param when in which case only; always when null
     */
    public record Requirement(
            Fact text, @Nullable Bilingual when, @Nullable Bilingual note) {}

    /**
     * A step of the procedure.
     *
     * @param by role or desk that does it
     * @param byApplicant the applicant does it
     * @param minutes working minutes; null when not fixed
     * @param task the task of the process that this step is; null when none is
     */
    public record Step(
            Bilingual name,
            Bilingual by,
            boolean byApplicant,
            @Nullable Integer minutes,
            @Nullable Bilingual note,
            @Nullable String task,
            boolean certain) {}

    /**
     * The eight components of its management (legal basis, facilities, competence, internal supervision, staff, guarantees of service and of
     * safety, evaluation).
     *
     * @param staff number of people
     */
    public record Management(
            List<Fact> legalBasis,
            List<Fact> facilities,
            List<Fact> competence,
            List<Fact> supervision,
            Amount staff,
            Fact guarantee,
            Fact safety,
            Fact evaluation) {}

    /**
     * Where and when.
     *
     * @param hours when the desk is open; the city's office hours when null
     */
    public record Visit(Fact counter, @Nullable Fact hours) {}

    /** A task of it may lie on the desk of another agency than its own, as the case says. */
    public boolean goesToOthers() {
        return design != null && design.handling().tasks().values().stream().anyMatch(rule -> rule.agency() != null);
    }

    /** Can be asked for online: people fill in a form and a process takes it from there. */
    public boolean online() {
        return process != null && design != null && design.form() != null;
    }

    Service with(@Nullable ServiceProcess its, @Nullable Design design) {
        return new Service(
                code,
                version,
                validFrom,
                name,
                summary,
                keywords,
                home,
                audiences,
                topic,
                who,
                delivery,
                management,
                visit,
                sources,
                its,
                design);
    }

    /** Does any part still wait for the agency's word? */
    public boolean uncertain() {
        Stream<Boolean> amounts =
                Stream.of(delivery.time, delivery.fee, management.staff).map(Amount::certain);
        Stream<Boolean> facts = Stream.concat(
                        Stream.of(who, delivery.product, delivery.complaints, visit.counter, management.guarantee),
                        Stream.concat(
                                Stream.of(management.safety, management.evaluation),
                                Stream.of(
                                                management.legalBasis,
                                                management.facilities,
                                                management.competence,
                                                management.supervision)
                                        .flatMap(List::stream)))
                .map(Fact::certain);
        Stream<Boolean> rows = Stream.concat(
                delivery.requirements.stream().map(one -> one.text().certain()),
                delivery.steps.stream().map(Step::certain));
        boolean hours = visit.hours == null || visit.hours.certain();
        return !(home.certain && hours && Stream.of(amounts, facts, rows).allMatch(all -> all.allMatch(is -> is)));
    }
}
