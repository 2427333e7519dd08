package id.andalan.document;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.document.pdf.LetterPage;
import id.andalan.document.sign.Passphrase;
import id.andalan.document.sign.Signing;
import id.andalan.document.template.Frame;
import id.andalan.identity.KeyRing;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.RegionLevel;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the page of a letter from its order: number, date, head, signature block, the facts of the case; and seals it. */
@Component
class LetterDesk {
    private final RegisterTable registers;
    private final City city;
    private final Regions regions;
    private final Agencies agencies;
    private final KeyRing keys;
    private final PublicAddress address;
    private final Clock clock;

    LetterDesk(
            RegisterTable registers,
            City city,
            Regions regions,
            Agencies agencies,
            KeyRing keys,
            PublicAddress address,
            Clock clock) {
        this.registers = registers;
        this.city = city;
        this.regions = regions;
        this.agencies = agencies;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** A letter with its place in the register and its sealed page. */
    record Draft(Letter letter, LetterTable.Place place, KeyRing.Sealed page) {}

    /** As PostgreSQL keeps it, so that a letter given back equals the one read again. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Draft write(LetterOrder order, UUID id, Instant now) {
        LocalDate day = city.dateAt(now);
        String token = LetterToken.make();
        // Last of all that can fail: from here on others wait for this transaction.
        int no = registers.next(order.agency(), order.register(), day.getYear());
        String number = order.pattern().write(no, day);
        Letter letter = new Letter(
                id,
                token,
                order.kind(),
                order.title(),
                order.agency(),
                number,
                day,
                order.validUntil(),
                new Letter.Subject(
                        order.subject().type(),
                        order.subject().id(),
                        order.subject().number()),
                new Letter.Signatory(
                        order.signatory().account(),
                        order.signatory().name(),
                        order.signatory().position()),
                LetterStatus.ORDERED,
                now,
                null,
                null,
                null);
        String page = page(order, letter);
        return new Draft(
                letter, new LetterTable.Place(order.register(), day.getYear(), no), keys.seal(page, id.toString()));
    }

    private String page(LetterOrder order, Letter letter) {
        Agency agency = agencies.get(order.agency());
        LetterPage page = new LetterPage(
                city.profile().government().id(),
                agency.name().id(),
                String.join(", ", city.profile().contact().address()),
                city.profile().shortName(),
                letter.date(),
                order.signatory(),
                address.of("/d/" + letter.token()),
                LetterToken.print(letter.token()));
        Frame frame = new Frame(
                specials(order, letter, agency), new Names(), order.labels(), page.letterhead(), page.signature());
        return page.html(
                order.title().id() + " " + letter.number(),
                order.template().css(),
                order.template().render(order.facts(), frame));
    }

    private Map<String, Object> specials(LetterOrder order, Letter letter, Agency agency) {
        Map<String, Object> specials = new HashMap<>();
        specials.put("document.number", letter.number());
        specials.put("document.date", letter.date());
        if (order.validUntil() != null) {
            specials.put("document.validUntil", order.validUntil());
        }
        specials.put("signer.name", order.signatory().name());
        specials.put("signer.position", order.signatory().position());
        String idNumber = order.signatory().idNumber();
        if (idNumber != null) {
            specials.put("signer.idNumber", idNumber);
        }
        specials.put("city.name", city.profile().name().id());
        specials.put("agency.name", agency.name().id());
        specials.put(
                "agency.address", String.join(", ", city.profile().contact().address()));
        specials.put("case.number", order.subject().number());
        specials.put("case.filed", order.subject().filed());
        return specials;
    }

    /** Opens a page that was sealed. */
    String open(UUID letter, KeyRing.Sealed page) {
        return keys.open(page, letter.toString());
    }

    /** Who signs a letter, for the signer's door. */
    Signing signing(Letter letter, Instant at, @Nullable Passphrase secret) {
        return new Signing(
                letter.id(),
                letter.signatory().account(),
                letter.signatory().name(),
                letter.signatory().position(),
                agencies.get(letter.agency()).name().id(),
                at,
                secret);
    }

    private final class Names implements Frame.RegionNames {
        @Override
        public String ward(String code) {
            return name(regions.find(code), code);
        }

        @Override
        public String district(String code) {
            Optional<Region> region = regions.find(code);
            if (region.isPresent()
                    && region.get().level() == RegionLevel.WARD
                    && region.get().parent() != null) {
                return name(regions.find(region.get().parent()), code);
            }
            return name(region, code);
        }

        private static String name(Optional<Region> region, String code) {
            return region.map(Region::name).orElse(code);
        }
    }
}
