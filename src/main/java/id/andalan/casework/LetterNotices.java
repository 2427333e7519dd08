package id.andalan.casework;

import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.document.Letter;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.notice.Notices;
import id.andalan.notice.Notices.Message;
import id.andalan.notice.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells signers that papers wait for their passphrase, in one sentence for all that came up together. Papers that the server seals by
 * itself never wait, so nobody is told of those.
 */
@Component
class LetterNotices implements JournalListener {
    private static final String PLACE = "/kerja/tanda-tangan";

    private final Letters letters;
    private final Notices notices;

    LetterNotices(Letters letters, Notices notices) {
        this.letters = letters;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "casework-letter-notices";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        Map<UUID, Letter> waiting = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.action().equals("letter.awaiting")) {
                letters.find(UUID.fromString(entry.subjectId()))
                        .filter(letter -> letter.status() == LetterStatus.AWAITING)
                        .ifPresent(letter -> waiting.put(letter.id(), letter));
            }
        }
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        Map<UUID, Letter> last = new LinkedHashMap<>();
        waiting.values().forEach(letter -> {
            UUID signer = letter.signatory().account();
            counts.merge(signer, 1, Integer::sum);
            last.put(signer, letter);
        });
        notices.tell(last.entrySet().stream()
                .map(one -> message(one.getKey(), counts.getOrDefault(one.getKey(), 1), one.getValue()))
                .toList());
    }

    private static Message message(UUID signer, int count, Letter letter) {
        return count == 1
                ? new Message(
                        Recipient.account(signer),
                        "tell.letter.awaiting",
                        List.of(letter.number(), letter.subject().number()),
                        PLACE)
                : new Message(Recipient.account(signer), "tell.letter.awaiting.many", List.of(count), PLACE);
    }
}
