package id.andalan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips as people make them, and as people should not. */
public class PackUploadTest {
    @TempDir
    Path root;

    private Path current = Path.of("");
    private Path work = Path.of("");

    @BeforeEach
    void aPackIsLoaded() throws IOException {
        current = PackCopy.in(Files.createDirectory(root.resolve("server")));
        work = Files.createDirectory(root.resolve("work"));
    }

    public static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Everything in a folder, under names that begin so. */
    public static Map<String, byte[]> files(Path folder, String prefix) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(prefix + folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private Path lay(Map<String, byte[]> files) throws IOException {
        return PackUpload.lay(new ByteArrayInputStream(zip(files)), current, work);
    }

    private void assertRefused(Map<String, byte[]> files, String code) {
        assertThatThrownBy(() -> lay(files)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo("zip");
        });
    }

    @Test
    void aFolderOfOneServiceTakesItsPlaceInACopyOfThePack() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("ak1/service.yaml", "code: ak1\n".getBytes(StandardCharsets.UTF_8));
        Path pack = lay(files);
        assertThat(pack).startsWith(work);
        assertThat(pack.resolve("city.yaml")).exists();
        assertThat(pack.resolveSibling("national")).isDirectory();
        assertThat(pack.resolve("services/ak1/service.yaml")).hasContent("code: ak1\n");
        assertThat(pack.resolve("services/ak1/process.bpmn")).doesNotExist();
        assertThat(pack.resolve("services/cuti-asn/service.yaml")).exists();
        assertThat(current.resolve("services/ak1/process.bpmn")).exists();
    }

    @Test
    void aWholePackStandsForItselfAndBorrowsWhatAllCitiesShare() throws IOException {
        Path pack = lay(files(current, "unduhan/kota/"));
        assertThat(pack.resolve("services/ak1/process.bpmn")).exists();
        assertThat(pack.resolveSibling("national")).isDirectoryContaining(path -> Files.exists(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../ak1/service.yaml",
                "/etc/service.yaml",
                "ak1/../../service.yaml",
                "ak1\\service.yaml",
                "ak1//service.yaml",
                "ak1/C:/service.yaml",
                "a/b/c/d/e/f/g/h/i/j/k/service.yaml",
                "ak1/\u0000/service.yaml"
            })
    void whatPointsOutsideIsRefused(String name) throws IOException {
        assertRefused(Map.of(name, new byte[1]), "pack.zip.name");
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsTooMuchOrNoPackIsRefused() throws IOException {
        assertRefused(Map.of("ak1/service.yaml", new byte[PackUpload.MOST_BYTES + 1]), "pack.zip.large");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= PackUpload.MOST_ENTRIES; i++) {
            many.put("ak1/" + i, new byte[0]);
        }
        assertRefused(many, "pack.zip.many");
        assertRefused(Map.of("foto.jpg", new byte[1]), "pack.zip.empty");
        assertThatThrownBy(() -> PackUpload.lay(
                        new ByteArrayInputStream("bukan zip".getBytes(StandardCharsets.UTF_8)), current, work))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("pack.zip.broken"));
    }
}
