package id.andalan.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Java, memory, disk, clock, secrets, browser: what the machine itself can have wrong. */
final class MachineCheck {
    private static final long MIB = 1024 * 1024;
    private static final long LITTLE_MIB = 2_048;
    private static final long NOTHING_MIB = 200;
    private static final long LEAST_MEMORY_MIB = 1_500;
    /** No Andalan is older than this: a clock before it is wrong. */
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    private final Path data;
    private final Clock clock;

    MachineCheck(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(folder());
        findings.add(disk());
        findings.add(time());
        findings.addAll(secrets());
        findings.add(browser());
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        return feature == 25
                ? Finding.good("Java " + Runtime.version())
                : Finding.watch(
                        "Java " + feature + ", sedangkan Andalan diuji dengan 25",
                        "Pasang JDK 25 atau arahkan JAVA_HOME ke sana.");
    }

    private static Finding memory() {
        long mib = ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                / MIB;
        return mib >= LEAST_MEMORY_MIB
                ? Finding.good("Memori " + mib + " MB")
                : Finding.watch(
                        "Memori hanya " + mib + " MB", "Sediakan 2 GB: 600 MB untuk server, selebihnya PostgreSQL.");
    }

    private Finding folder() {
        Path there = existing();
        if (!Files.isDirectory(there)) {
            return Finding.fault(
                    there + " bukan folder", "Pindahkan berkas itu, atau pilih folder lain dengan ANDALAN_DATA.");
        }
        return Files.isWritable(there)
                ? Finding.good("Folder data " + data)
                : Finding.fault(
                        "Folder data " + data + " tidak dapat ditulisi",
                        "Beri hak tulis kepada pemakai ini (chown), atau pilih folder lain dengan ANDALAN_DATA.");
    }

    private Path existing() {
        Path there = data;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private Finding disk() {
        try {
            FileStore disk = Files.getFileStore(existing());
            long free = disk.getUsableSpace() / MIB;
            String text = "Ruang kosong di disk data: " + free + " MB";
            String remedy =
                    "Kosongkan disk, atau pindahkan folder data ke disk lain (ANDALAN_DATA). Disk penuh menghentikan"
                            + " basis data; isinya tidak rusak dan jalan lagi begitu ada ruang.";
            if (free < NOTHING_MIB) {
                return Finding.fault(text, remedy);
            }
            return free < LITTLE_MIB ? Finding.watch(text, remedy) : Finding.good(text);
        } catch (IOException e) {
            return Finding.fault("Disk data tidak terbaca: " + e.getMessage(), "Periksa apakah disk terpasang.");
        }
    }

    private Finding time() {
        Instant now = clock.instant();
        return now.isBefore(BUILT)
                ? Finding.fault(
                        "Jam mesin menunjuk " + now + ", pasti keliru", "Nyalakan NTP: timedatectl set-ntp true.")
                : Finding.good("Jam mesin " + now + " (UTC)");
    }

    private List<Finding> secrets() {
        Path folder = data.resolve("secrets");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
                if (given.stream().anyMatch(one -> !one.name().startsWith("OWNER"))) {
                    findings.add(Finding.fault("Rahasia " + file + " terbaca oleh orang lain", "chmod 600 " + file));
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            findings.add(Finding.fault(
                    "Rahasia di " + folder + " tidak terbaca", "Jalankan doctor sebagai pemilik folder itu."));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.good("Rahasia hanya terbaca pemiliknya"));
        }
        return findings;
    }

    private static Finding browser() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .anyMatch(Files::isExecutable);
        return found
                ? Finding.good("Chromium ada (untuk uji di peramban)")
                : Finding.watch(
                        "Chromium tidak ada; uji di peramban akan dilewati",
                        "apt install chromium (hanya bagi pengembang).");
    }
}
