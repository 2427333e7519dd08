package id.andalan.catalog;

import id.andalan.AndalanTest;
import id.andalan.pack.PackFaultTexts;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests that spoil the service that the starter writes, a file at a time, and see what the pack says of it. */
@AndalanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StarterTrials {
    @Autowired
    Packs packs;

    @Autowired
    PackFaultTexts texts;

    Path pack;
    SpoiltPack spoilt;

    @BeforeAll
    void copyPack(@TempDir Path root) throws IOException {
        pack = StarterPack.in(root);
        spoilt = new SpoiltPack(pack, StarterPack.CODE, packs::check, texts);
    }
}
