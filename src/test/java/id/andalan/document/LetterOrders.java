package id.andalan.document;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Ids;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.template.Frame;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders letters as services do. */
@Component
@TestComponent
public class LetterOrders {
    private final Letters letters;
    private final LetterMaker maker;
    private final TransactionTemplate transaction;

    LetterOrders(Letters letters, LetterMaker maker, TransactionTemplate transaction) {
        this.letters = letters;
        this.maker = maker;
        this.transaction = transaction;
    }

    public static LetterOrder order(String register, UUID signer, @Nullable LocalDate validUntil) {
        LetterOrder.Signatory sample = SamplePages.signatory();
        return new LetterOrder(
                "ak1",
                new Bilingual("Kartu AK-1", "Job-seeker card"),
                "disnaker",
                register,
                new NumberPattern("{no:3}/" + register + "/{year}"),
                new LetterOrder.Subject(TestCases.TYPE, Ids.next(), "26-000001", LocalDate.of(2026, 11, 20)),
                SamplePages.template(SamplePages.TEMPLATE),
                SamplePages.FACTS,
                Frame.Labels.NONE,
                validUntil,
                new LetterOrder.Signatory(signer, sample.name(), sample.position(), sample.idNumber()));
    }

    /** A register that no other test takes numbers from. */
    public static String register() {
        return "T" + Ids.next().toString().replace("-", "").substring(16);
    }

    public Letter order(LetterOrder order) {
        return transaction.execute(status -> letters.order(Actor.SYSTEM, order));
    }

    public Letter order() {
        return order(order(register(), Ids.next(), null));
    }

    /** What the press does, here and now, with all that is due. */
    public void press() {
        for (var jobs = maker.claim(10); !jobs.isEmpty(); jobs = maker.claim(10)) {
            jobs.forEach(maker::make);
        }
    }

    /** A letter that is signed. */
    public Letter signed(@Nullable LocalDate validUntil) {
        Letter letter = order(order(register(), Ids.next(), validUntil));
        press();
        return letters.get(letter.id());
    }
}
