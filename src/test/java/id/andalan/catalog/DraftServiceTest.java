package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Actor;
import id.andalan.pack.Fault;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackRefused;
import id.andalan.pack.PackTrials;
import id.andalan.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that is still being written: checked like any other, published by nothing. */
class DraftServiceTest extends PackTrials {
    private static final String FOLDER = "services/" + StarterPack.CODE;
    private static final String YAML = FOLDER + "/service.yaml";
    private static final String AK1 = "services/ak1/service.yaml";

    @Autowired
    Services services;

    @Override
    protected Path copy() throws IOException {
        return StarterPack.in(root);
    }

    @Override
    protected void forget() {
        jdbc.sql("delete from catalog.version where code = ? or version > 1")
                .param(StarterPack.CODE)
                .update();
        jdbc.sql("delete from catalog.service where code = ?")
                .param(StarterPack.CODE)
                .update();
    }

    @Test
    void aDraftIsCheckedWithItsExamplesAndNotPublished() throws IOException {
        Packs.Findings found = packs.look(pack);
        assertThat(found.faults()).isEmpty();
        assertThat(found.notes()).extracting(Fault::code).contains("pack.service.draft");
        assertThat(packs.load(pack, Actor.SYSTEM)).isTrue();
        assertThat(services.find(StarterPack.CODE)).isEmpty();

        change(FOLDER + "/examples/lurus.yaml", "tarif: 10000", "tarif: 10001");
        assertThat(packs.check(pack)).extracting(Fault::code).containsExactly("pack.example.differs");
    }

    @Test
    void whatIsWrongInADraftKeepsNobodyFromLoadingTheRest() throws IOException {
        for (String broken : List.of("topic: tidak-ada", "topic: [", "entah: 1", "code: ak1")) {
            String good = Files.readString(pack.resolve(YAML));
            Files.writeString(
                    pack.resolve(YAML),
                    broken.startsWith("code:") ? good.replace("code: " + StarterPack.CODE, broken) : good + broken);
            Packs.Findings found = packs.look(pack);
            assertThat(found.faults()).as(broken).isNotEmpty();
            assertThat(found.blocking()).as(broken).isEmpty();
            assertThat(packs.load(pack, Actor.SYSTEM)).as(broken).isTrue();
            Files.writeString(pack.resolve(YAML), good);
        }
        assertThat(services.find(StarterPack.CODE)).isEmpty();
    }

    @Test
    void itIsPublishedWhenItIsWrittenAndTheMarkIsGone() throws IOException {
        change(YAML, "\ndraft: true\n", "\n");
        assertThat(packs.check(pack)).isNotEmpty().extracting(Fault::code).containsOnly("pack.service.unwritten");
        assertThatThrownBy(() -> packs.load(pack, Actor.SYSTEM)).isInstanceOf(PackRefused.class);
        for (String file : List.of("service.yaml", "biaya.dmn")) {
            Path path = pack.resolve(FOLDER).resolve(file);
            Files.writeString(path, Files.readString(path).replaceAll("(TULIS|WRITE): ?", ""));
        }
        assertThat(packs.load(pack, Actor.SYSTEM)).isTrue();
        assertThat(services.get(StarterPack.CODE).newest().version()).isOne();
    }

    @Test
    void aDraftOfTheNextVersionLeavesThePublishedOneAlone() throws IOException {
        Path whole = PackCopy.in(Files.createDirectory(root.resolve("utuh")));
        pack = whole;
        change(AK1, "version: 1\n", "version: 2\ndraft: true\n");
        change(AK1, "fee: {rupiah: 0}", "fee: {rupiah: 5000}");
        assertThat(packs.look(pack).blocking()).isEmpty();
        packs.load(pack, Actor.SYSTEM);
        assertThat(services.get("ak1").retired()).isFalse();
        assertThat(services.get("ak1").all()).hasSize(1);

        change(AK1, "version: 2", "version: 1");
        Packs.Findings found = packs.look(pack);
        assertThat(found.faults()).extracting(Fault::code).containsExactly("pack.service.changed");
        assertThat(found.notes()).extracting(Fault::code).contains("pack.service.draft.published");
        assertThat(found.blocking()).isEmpty();
    }
}
