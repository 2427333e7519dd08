package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start that cannot work ends by itself and says why. */
@Tag("crash")
class BrokenStartTest {
    @TempDir
    Path pack;

    @Test
    void aBrokenPackEndsTheFirstStartWithItsFault() throws Exception {
        Files.writeString(pack.resolve("city.yaml"), "code: [\n");
        DatabaseAddress database = TestDatabase.create();
        RealServer server = new RealServer(
                "broken",
                Map.of(
                        "ANDALAN_PACK", pack.toString(),
                        "ANDALAN_DATABASE_URL", database.url(),
                        "ANDALAN_DATABASE_USER", database.owner().user(),
                        "ANDALAN_DATABASE_PASSWORD", database.owner().password()));
        server.launch();
        assertThat(server.await()).as(server.said()).isEqualTo(1);
        assertThat(server.said()).contains("Paket kota tidak dapat dimuat", "city.yaml");
        assertThat(server.traced()).as(server.said()).isFalse();
    }
}
