package io.ridethrough.stubs.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement at a time: binds by position, reads every row, closes. */
final class Sql {
    private final Connection connection;
    private boolean hasChanged;

    Sql(Connection connection) {
        this.connection = connection;
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> all(String query, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(row.read(rows));
                }
                return read;
            }
        }
    }

    <T> Optional<T> first(String query, Row<T> row, @Nullable Object... values) throws SQLException {
        return all(query, row, values).stream().findFirst();
    }

    /** Whether it was used to change anything that has to be there after a crash. */
    boolean hasChanged() {
        return hasChanged;
    }

    /** Rows changed. */
    int change(String command, @Nullable Object... values) throws SQLException {
        hasChanged = true;
        return changeUntilRestart(command, values);
    }

    /** Rows changed, in a way that the next start undoes: it need not be on disk when the transaction returns. */
    int changeUntilRestart(String command, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The identity of the row that was inserted. */
    long insert(String command, @Nullable Object... values) throws SQLException {
        hasChanged = true;
        try (PreparedStatement statement = connection.prepareStatement(command, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new SQLException("no identity came back from " + command);
                }
                return keys.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
