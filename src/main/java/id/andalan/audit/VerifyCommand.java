package id.andalan.audit;

import id.andalan.core.CliCommand;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./andalan audit verify}: proves the journal or says what is wrong where. */
@Component
class VerifyCommand implements CliCommand {
    private static final Locale INDONESIAN = Locale.of("id");

    private final JournalVerifier verifier;
    private final MessageSource messages;

    VerifyCommand(JournalVerifier verifier, MessageSource messages) {
        this.verifier = verifier;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "[NOMOR:SIDIK]  membuktikan jejak audit utuh; NOMOR:SIDIK dari pemeriksaan lama membuktikan ujungnya tidak dipotong";
    }

    @Override
    public int run(List<String> args) {
        if (args.size() > 1 || (args.size() == 1 && !args.getFirst().matches("\\d{1,18}:[0-9a-fA-F]{64}"))) {
            System.err.println("./andalan audit verify " + usage());
            return 2;
        }
        JournalVerifier.Verdict verdict = verifier.verify();
        for (JournalVerifier.Fault fault : verdict.faults()) {
            System.out.println(text(
                    "audit.fault." + fault.flaw().name().toLowerCase(Locale.ROOT),
                    fault.batch(),
                    fault.fromPos(),
                    fault.toPos(),
                    fault.expected(),
                    fault.found()));
        }
        System.out.println(text(
                verdict.isSound() ? "audit.sound" : "audit.broken",
                verdict.entries(),
                verdict.batches(),
                verdict.unsealed(),
                verdict.faults().size()));
        if (verdict.batches() > 0) {
            System.out.println(text("audit.head", Long.toString(verdict.batches()), verdict.head()));
        }
        return verdict.isSound() && headHolds(args) ? 0 : 1;
    }

    private boolean headHolds(List<String> args) {
        if (args.isEmpty()) {
            return true;
        }
        String[] noted = args.getFirst().split(":", 2);
        boolean holds = verifier.holds(Long.parseLong(noted[0]), noted[1]);
        System.out.println(text(holds ? "audit.head.holds" : "audit.head.lost", noted[0]));
        return holds;
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, INDONESIAN);
    }
}
