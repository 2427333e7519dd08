package id.andalan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path root;

    @Test
    void aSecretStaysTheSame() {
        String secret = new DataFolder(root).secret("kunci");
        assertThat(secret).hasSize(43);
        assertThat(new DataFolder(root).secret("kunci")).isEqualTo(secret);
        assertThat(new DataFolder(root).secret("lain")).isNotEqualTo(secret);
    }

    @Test
    void aLostSecretIsNeverMadeAnewInSilence() throws Exception {
        DataFolder folder = new DataFolder(root);
        folder.secret("kunci");
        Files.delete(root.resolve("secrets/kunci"));
        assertThatThrownBy(() -> folder.secret("kunci"))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("hilang");
    }

    @Test
    void aDamagedSecretIsAFault() throws Exception {
        DataFolder folder = new DataFolder(root);
        folder.secret("kunci");
        Files.writeString(root.resolve("secrets/kunci"), "x");
        assertThatThrownBy(() -> folder.secret("kunci"))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("rusak");
    }

    @Test
    void aFolderThatCannotBeMadeIsExplained() throws Exception {
        Path file = Files.writeString(root.resolve("berkas"), "");
        assertThatThrownBy(() -> new DataFolder(file).create())
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("ANDALAN_DATA");
    }

    @Test
    void aSecondLockInTheSameProcessDoesNotGiveTheFirstAway() {
        DataFolder first = new DataFolder(root);
        first.create();
        assertThat(first.lock()).isTrue();
        assertThat(new DataFolder(root).lock()).isFalse();
        first.unlock();
        assertThat(new DataFolder(root).lock()).isTrue();
    }
}
