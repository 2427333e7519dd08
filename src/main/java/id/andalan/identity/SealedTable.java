package id.andalan.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One column of sealed text in a table, with the column that names the key: the usual {@link SealedStore}. */
public final class SealedTable implements SealedStore {
    /** Walked at once: half a megabyte, some hundred rows. */
    private static final int BLOCKS = 64;

    private final Maker maker;
    private final String title;
    private final String table;
    private final String key;
    private final String sealed;
    private final String context;

    private SealedTable(Maker maker, String title, String table, String key, String sealed, String context) {
        this.maker = maker;
        this.title = title;
        this.table = table;
        this.key = key;
        this.sealed = sealed;
        this.context = context;
    }

    /** Makes them; modules declare theirs as beans. */
    @Repository
    public static class Maker {
        private final JdbcClient jdbc;
        private final KeyRing keys;
        private final TransactionTemplate own;

        Maker(JdbcClient jdbc, KeyRing keys, PlatformTransactionManager transactions) {
            this.jdbc = jdbc;
            this.keys = keys;
            this.own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        /**
         * Of these names, which are part of the program and never come from outside.
         *
         * @param title for people, Indonesian
         * @param table with its schema
         * @param key column with the id of the key; may be null where there is no text
         * @param sealed column with the sealed text
         * @param context SQL that gives the context under which the text was sealed
         */
        public SealedStore of(String title, String table, String key, String sealed, String context) {
            return new SealedTable(this, title, table, key, sealed, context);
        }
    }

    String table() {
        return table;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String place, String key, byte[] bytes, String context) {}

    @Override
    public String title() {
        return title;
    }

    @Override
    public Map<String, Long> uses() {
        Map<String, Long> uses = new LinkedHashMap<>();
        maker.jdbc
                .sql("select %1$s, count(*) from %2$s where %3$s is not null group by 1 order by 1"
                        .formatted(key, table, sealed))
                .query(row -> {
                    uses.put(row.getString(1), row.getLong(2));
                });
        return uses;
    }

    /** Walks the table by its blocks, so that a table of millions is read once and not once for each handful of rows. */
    @Override
    public long sealAnew(LongConsumer progress) {
        List<String> others = maker.keys.otherIds();
        if (others.isEmpty()) {
            return 0;
        }
        long blocks = maker.jdbc
                .sql("select pg_relation_size(?::regclass) / current_setting('block_size')::bigint")
                .param(table)
                .query(Long.class)
                .single();
        long all = 0;
        for (long block = 0; block <= blocks; block += BLOCKS) {
            long begin = block;
            Integer some = maker.own.execute(status -> sealAnew(begin, others));
            if (some != null && some > 0) {
                all += some;
                progress.accept(all);
            }
        }
        return all;
    }

    /** A row that is locked does not move, so its place in the table names it until the end of the transaction. */
    private int sealAnew(long begin, List<String> others) {
        List<Row> rows = maker.jdbc
                .sql("""
                        select ctid::text, %1$s, %2$s, %3$s from %4$s
                        where ctid >= cast(:begin as tid) and ctid < cast(:end as tid) and %1$s in (:others) and %2$s is not null
                        for update skip locked""".formatted(key, sealed, context, table))
                .param("begin", "(" + begin + ",0)")
                .param("end", "(" + (begin + BLOCKS) + ",0)")
                .param("others", others)
                .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getBytes(3), row.getString(4)))
                .list();
        for (Row row : rows) {
            String text = maker.keys.open(new KeyRing.Sealed(row.key, row.bytes), row.context);
            KeyRing.Sealed anew = maker.keys.seal(text, row.context);
            maker.jdbc
                    .sql("update %s set %s = ?, %s = ? where ctid = ?::tid".formatted(table, key, sealed))
                    .params(anew.keyId(), anew.bytes(), row.place)
                    .update();
        }
        return rows.size();
    }
}
