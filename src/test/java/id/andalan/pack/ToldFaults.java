package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a pack is told about a fault: file and line, and the reason in words. */
public final class ToldFaults {
    private ToldFaults() {}

    /** One of these faults stands there and says why in words, without its code and with everything filled in. */
    public static void assertTold(PackFaultTexts texts, List<Fault> faults, String file, int line, String code) {
        assertThat(faults).as(texts.of(faults)).anySatisfy(fault -> {
            assertThat(fault.place()).isEqualTo(new Fault.Place(file, line));
            assertThat(fault.code()).isEqualTo(code);
            assertThat(texts.of(fault))
                    .startsWith(file + ":" + line + ": ")
                    .doesNotContain("{0}")
                    .doesNotContain(code);
        });
    }

    /** The line on which these words stand first, from 1. */
    public static int line(String text, String at) {
        assertThat(text).contains(at);
        return 1
                + (int) text.substring(0, text.indexOf(at))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
