package id.andalan.casework;

import id.andalan.agency.Agencies;
import id.andalan.booking.Equipment;
import id.andalan.booking.Places;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.document.template.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people call the values of answers on paper, in Indonesian: titles of choices, names of agencies, of places and of what is borrowed
 * with them.
 */
@Component
class CaseLabels {
    private final Agencies agencies;
    private final Places places;

    CaseLabels(Agencies agencies, Places places) {
        this.agencies = agencies;
        this.places = places;
    }

    Frame.Labels of(Blueprint plan) {
        Frame.Labels choices = plan.labels();
        return (group, field, value) -> {
            Question question = group == null ? plan.form().find(field).orElse(null) : null;
            String name = question == null ? null : name(question, value);
            return name == null ? choices.label(group, field, value) : name;
        };
    }

    private @Nullable String name(Question question, String code) {
        if (question.kind() == QuestionKind.AGENCY) {
            return agencies.find(code).map(agency -> agency.name().id()).orElse(null);
        }
        return question.kind() == QuestionKind.BOOKING
                ? places.find(code)
                        .map(place -> place.name().id())
                        .or(() -> places.findEquipment(code)
                                .map((Equipment one) -> one.name().id()))
                        .orElse(null)
                : null;
    }
}
