package id.andalan.database;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of the embedded PostgreSQL: durable always, sized by the machine's memory. */
final class PostgresSettings {
    private static final long MIB = 1024 * 1024;

    private PostgresSettings() {}

    static Map<String, String> durable() {
        long memoryMib = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                / MIB;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("unix_socket_directories", "''");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", Math.clamp(memoryMib / 4, 128, 1024) + "MB");
        settings.put("effective_cache_size", Math.max(256, memoryMib / 2) + "MB");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("wal_compression", "on");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        // The log: one file per weekday, each begun anew a week later.
        settings.put("logging_collector", "on");
        settings.put("log_filename", "postgres-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_size", "0");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // Queue and tally tables turn over quickly: look at them often, so that they stay a few pages small.
        settings.put("autovacuum_naptime", "10s");
        return settings;
    }

    /** For tests: the same server without waiting for the disk. */
    static Map<String, String> forgetful() {
        Map<String, String> settings = new LinkedHashMap<>(durable());
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        settings.put("shared_buffers", "128MB");
        return settings;
    }
}
