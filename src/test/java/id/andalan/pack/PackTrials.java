package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests that change a pack and load it: each has a copy of its own, and leaves the real pack behind. */
@AndalanTest
public abstract class PackTrials {
    protected static final Path TERNATE = Path.of("packs/ternate");

    @Autowired
    protected Packs packs;

    @Autowired
    protected PackFaultTexts texts;

    @Autowired
    protected JdbcClient jdbc;

    @TempDir
    protected Path root;

    /** The copied city's folder. */
    protected Path pack;

    @BeforeEach
    void copyPack() throws IOException {
        pack = copy();
    }

    @AfterEach
    void loadTheRealPack() {
        forget();
        packs.load(TERNATE, Actor.SYSTEM);
    }

    protected Path copy() throws IOException {
        return PackCopy.in(root);
    }

    /** Takes away what a pack itself may not drop: what was loaded once is for ever, save here. */
    protected void forget() {}

    protected void change(String file, String from, String to) throws IOException {
        PackCopy.change(pack, file, from, to);
    }

    /** The pack is told that fault, and nothing of it is loaded. */
    protected void assertRefused(String file, int line, String code) {
        ToldFaults.assertTold(texts, packs.check(pack), file, line, code);
        assertThatThrownBy(() -> packs.load(pack, Actor.SYSTEM)).isInstanceOf(PackRefused.class);
    }
}
