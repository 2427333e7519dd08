package id.andalan.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the port is free, and if not, who has it. */
final class PortCheck {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";

    private final int port;

    PortCheck(int port) {
        this.port = port;
    }

    Finding look() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Finding.good("Port " + port + " kosong: server belum jalan di sini");
        } catch (IOException e) {
            Optional<ProcessHandle> holder = holder();
            String who = holder.map(process -> "proses " + process.pid() + " ("
                            + process.info().command().orElse("?") + ")")
                    .orElse("proses lain");
            boolean ours = holder.flatMap(process -> process.info().arguments())
                    .map(args -> String.join(" ", args).contains("andalan.jar"))
                    .orElse(false);
            return ours
                    ? Finding.good("Server Andalan jalan di port " + port + ", " + who)
                    : Finding.fault(
                            "Port " + port + " dipakai " + who,
                            "Hentikan proses itu, atau pilih port lain: ANDALAN_PORT=" + (port + 1) + " ./andalan");
        }
    }

    /** From the kernel's table of listening sockets and each process's open files; empty where those cannot be read. */
    private Optional<ProcessHandle> holder() {
        try {
            Optional<String> inode = Stream.concat(rows("tcp"), rows("tcp6"))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(cells -> cells.length > INODE && cells[STATE].equals(LISTENS))
                    .filter(cells -> cells[LOCAL].endsWith(":%04X".formatted(port)))
                    .map(cells -> cells[INODE])
                    .findFirst();
            return inode.flatMap(wanted -> ProcessHandle.allProcesses()
                    .filter(process -> holds(process, "socket:[" + wanted + "]"))
                    .findFirst());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> rows(String table) throws IOException {
        Path file = Path.of("/proc/net", table);
        return Files.exists(file) ? Files.readAllLines(file).stream().skip(1) : Stream.empty();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
