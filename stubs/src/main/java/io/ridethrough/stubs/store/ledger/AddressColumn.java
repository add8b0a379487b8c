package io.ridethrough.stubs.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address as one column of JSON: nothing ever searches by its parts. */
final class AddressColumn {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AddressColumn() {}

    static String write(Address address) throws SQLException {
        try {
            return JSON.writeValueAsString(address);
        } catch (JsonProcessingException unwritable) {
            throw new SQLException("an address that is no JSON", unwritable);
        }
    }

    static Optional<Address> read(@Nullable String column) throws SQLException {
        if (column == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(column, Address.class));
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("an address column that is no address", unreadable);
        }
    }
}
