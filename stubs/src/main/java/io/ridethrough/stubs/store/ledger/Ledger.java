package io.ridethrough.stubs.store.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The shop's database. Work is done in {@link #transact transactions}, each on a pooled connection of
 * its own; no caller holds one while it talks to anybody else.
 */
public final class Ledger implements AutoCloseable {
    private static final int CONNECTION_WAIT_SECONDS = 10;

    private final JdbcConnectionPool pool;
    private final Clock clock;
    private final boolean isOnDisk;

    private Ledger(JdbcConnectionPool pool, Clock clock, boolean isOnDisk) {
        this.pool = pool;
        this.clock = clock;
        this.isOnDisk = isOnDisk;
    }

    /** A piece of work in one transaction; what it throws rolls it back. */
    public interface Work<T, X extends Exception> {
        T in(Shop shop) throws X, SQLException;
    }

    /**
     * Opens the database and creates what is missing in it. Carts that an earlier process left locked
     * are unlocked, since this process owns the file alone.
     *
     * @param directory where to keep it; empty for memory, gone at close
     * @param connections the most in use at once
     * @param schema which constraints to create
     */
    public static Ledger open(Optional<Path> directory, int connections, LedgerSchema schema, Clock clock) {
        // An interrupt while a plain file channel writes would close it, and the database with it.
        String where = directory
                .map(dir -> "async:" + dir.resolve("ledger").toAbsolutePath())
                .orElseGet(() -> "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:" + where + ";LOCK_TIMEOUT=2000;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128", "shop", "");
        pool.setMaxConnections(connections);
        pool.setLoginTimeout(CONNECTION_WAIT_SECONDS);
        Ledger ledger = new Ledger(pool, clock, directory.isPresent());
        try {
            ledger.<Boolean, RuntimeException>transact(shop -> {
                schema.create(shop.sql());
                return true;
            });
        } catch (LedgerException unusable) {
            pool.dispose();
            throw unusable;
        }
        return ledger;
    }

    /**
     * Does the work in one transaction and commits it. When this returns, a ledger on disk is on disk. An interrupt
     * that came before does not disturb it, and is there again afterwards.
     *
     * @throws LedgerException when the database refuses, with everything rolled back
     */
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        // H2 forgets an interrupt that finds it waiting for its file.
        boolean isInterrupted = Thread.interrupted();
        try {
            return undisturbed(work);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T, X extends Exception> T undisturbed(Work<T, X> work) throws X {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean isDone = false;
            try {
                Sql sql = new Sql(connection);
                T result = work.in(new Shop(sql, clock));
                connection.commit();
                if (isOnDisk && sql.hasChanged()) {
                    force(connection);
                }
                isDone = true;
                return result;
            } finally {
                if (!isDone) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException refused) {
            throw new LedgerException(refused);
        }
    }

    /**
     * H2 writes what is committed up to half a second later, on a thread of its own. A process killed
     * before that would have told of an order that it then forgets.
     */
    private static void force(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public void close() {
        try (Connection connection = pool.getConnection()) {
            new Sql(connection).change("SHUTDOWN");
        } catch (SQLException alreadyGone) {
            throw new LedgerException(alreadyGone);
        } finally {
            pool.dispose();
        }
    }
}
