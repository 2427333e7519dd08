package id.andalan.pack;

import id.andalan.core.Bilingual;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Faults of a pack as lines for people: file, line, reason, in Indonesian like everything on the command line. */
@Component
public class PackFaultTexts {
    private static final int MOST = 50;

    private final MessageSource messages;

    PackFaultTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String of(List<Fault> faults) {
        String lines = faults.stream().limit(MOST).map(this::of).collect(Collectors.joining("\n"));
        return faults.size() <= MOST
                ? lines
                : lines + "\n"
                        + messages.getMessage("pack.more", new Object[] {faults.size() - MOST}, Bilingual.INDONESIAN);
    }

    public String of(Fault fault) {
        return fault.place() + ": "
                + messages.getMessage(fault.code(), fault.args().toArray(), fault.code(), Bilingual.INDONESIAN);
    }
}
