package id.andalan.catalog;

import id.andalan.catalog.form.QuestionKind;
import id.andalan.document.Letter;
import id.andalan.document.PublicEntry;
import id.andalan.document.PublicRegisters;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Public registers of services: what enters them is what the letter is made of, so nothing is entered twice. */
@Component
public class Listings {
    private static final int LONGEST_SORT = 200;

    private final PublicRegisters registers;
    private final Regions regions;

    Listings(PublicRegisters registers, Regions regions) {
        this.registers = registers;
        this.regions = regions;
    }

    /**
     * Enters a letter in the register of its service, in the transaction that orders it; nothing when the service keeps none, or when
     * the applicant did not agree.
     *
     * @param facts of the case, as the letter is printed from them
     */
    public void enter(Blueprint plan, Letter letter, Map<String, Object> facts) {
        Handling.Paper paper = plan.handling().document();
        Listing listing = paper == null ? null : paper.listing();
        if (listing == null) {
            return;
        }
        listing.entry(facts).ifPresent(content -> {
            String first =
                    String.join(" ", words(plan, listing.fields().getFirst().name(), content));
            String sort = SearchWords.phrase(first);
            List<String> words = new ArrayList<>(List.of(letter.number()));
            content.keySet().forEach(field -> words.addAll(words(plan, field, content)));
            registers.enter(
                    letter,
                    new PublicEntry.Draft(
                            plan.service().code(),
                            plan.service().version(),
                            content,
                            sort.substring(0, Math.min(sort.length(), LONGEST_SORT)),
                            String.join(
                                    " ", SearchWords.of(String.join(" ", words)).toList())));
        });
    }

    /** Everything that a value can be found by: choices in both languages, wards by name. */
    private List<String> words(Blueprint plan, String field, Map<String, Object> content) {
        List<String> words = new ArrayList<>();
        plan.question(field)
                .ifPresent(question -> Values.each(question, content.get(field), (inner, value) -> {
                    words.add(
                            inner.kind() == QuestionKind.WARD
                                    ? regions.find(value.toString())
                                            .map(Region::name)
                                            .orElse("")
                                    : value.toString());
                    inner.option(value).ifPresent(option -> {
                        words.add(option.label().id());
                        words.add(option.label().en());
                    });
                }));
        return words;
    }

    /** The words of a search, as entries are found by them. */
    public static List<String> query(String typed) {
        return SearchWords.of(typed.length() > LONGEST_SORT ? typed.substring(0, LONGEST_SORT) : typed)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .limit(10)
                .toList();
    }
}
