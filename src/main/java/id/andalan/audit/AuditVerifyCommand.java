package id.andalan.audit;

import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./andalan audit verify [HEAD]}: proves the audit trail, or says what was done to it and where. */
@Component
class AuditVerifyCommand implements CliCommand {
    private static final int MOST_SHOWN = 50;

    private final JournalCheck check;

    AuditVerifyCommand(JournalCheck check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "[KEPALA]   buktikan jejak audit utuh; KEPALA: kepala rantai dari pemeriksaan yang lalu";
    }

    @Override
    public int run(List<String> args) {
        JournalCheck.Result result = check.run(args.isEmpty() ? null : args.getFirst());
        System.out.printf(
                Bilingual.INDONESIAN,
                "%,d baris dalam %,d kelompok diperiksa; %,d baris belum disegel.%n",
                result.entries(),
                result.batches(),
                result.unsealed());
        result.faults().stream().limit(MOST_SHOWN).forEach(fault -> System.out.println("  ✗ " + fault));
        if (result.faults().size() > MOST_SHOWN) {
            System.out.println("  … dan " + (result.faults().size() - MOST_SHOWN) + " lagi");
        }
        if (result.faults().isEmpty()) {
            System.out.println("Utuh. Kepala rantai, simpan di luar server ini: " + result.head());
            return 0;
        }
        System.out.println("Jejak audit TIDAK utuh.");
        return 1;
    }
}
