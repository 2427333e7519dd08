package id.andalan.catalog;

import id.andalan.catalog.Listing.Allowance;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a public register shows is asked by a form and may be shown; who agrees could also have said no. */
final class ListingCheck {
    /** Never public, whoever agrees: papers, NIK, and what is no text. */
    private static final Set<QuestionKind> NEVER =
            Set.of(QuestionKind.NIK, QuestionKind.FILE, QuestionKind.CONSENT, QuestionKind.PLACE, QuestionKind.BOOKING);

    private static final Set<QuestionKind> REACHES = Set.of(QuestionKind.PHONE, QuestionKind.EMAIL);

    private final Blueprint blueprint;
    private final Listing listing;
    private final Map<String, KnownFact> facts;
    private final FolderFaults faults;

    ListingCheck(Blueprint blueprint, Listing listing, Map<String, KnownFact> facts, FolderFaults faults) {
        this.blueprint = blueprint;
        this.listing = listing;
        this.facts = facts;
        this.faults = faults;
    }

    void check() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < listing.fields().size(); i++) {
            Listing.Field field = listing.fields().get(i);
            field(field, i);
            if (!names.add(field.name())) {
                at(i, "pack.listing.twice", field.name());
            }
            if (field.allowedBy() != null && !isFree(field.allowedBy())) {
                at(
                        i,
                        "pack.listing.answer",
                        field.allowedBy().question(),
                        field.allowedBy().answer());
            }
        }
        Allowance consent = listing.consent();
        if (consent != null && !isFree(consent)) {
            Object[] args = {consent.question(), consent.answer()};
            faults.handling("pack.listing.answer", args, "document", ListingFile.KEY, "consent");
        }
    }

    private void field(Listing.Field field, int index) {
        KnownFact fact = facts.get(field.name());
        FieldType type = fact == null ? null : fact.field();
        if (type == null) {
            at(index, "pack.listing.field", field.name());
        } else if (isNever(type)) {
            at(index, "pack.listing.never", field.name());
        } else if (REACHES.contains(type.kind()) && field.allowedBy() == null) {
            at(index, "pack.listing.reach", field.name());
        }
    }

    private static boolean isNever(FieldType type) {
        return NEVER.contains(type.kind())
                || type.fields().values().stream().anyMatch(inner -> NEVER.contains(inner.kind()));
    }

    /** An answer that the applicant gives, and need not give. */
    private boolean isFree(Allowance allowance) {
        Optional<Question> question = blueprint.form().find(allowance.question());
        return question.isPresent()
                && switch (question.get().kind()) {
                    case FLAG -> allowance.answer().equals("true");
                    case CHOICE ->
                        question.get().options().size() > 1
                                && question.get().option(allowance.answer()).isPresent();
                    case CHOICES -> question.get().option(allowance.answer()).isPresent();
                    default -> false;
                };
    }

    private void at(int index, String code, Object... args) {
        faults.handlingEntry(code, List.of(args).toArray(), index, "document", ListingFile.KEY, "fields");
    }
}
