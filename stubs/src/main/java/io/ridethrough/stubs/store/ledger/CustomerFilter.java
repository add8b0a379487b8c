package io.ridethrough.stubs.store.ledger;

import java.util.Locale;

/**
 * A condition on a customer's e-mail, which is compared without regard to case.
 *
 * @param isPattern whether {@code %} and {@code _} in it stand for any letters and for any one
 * @param email what it is compared with
 */
public record CustomerFilter(boolean isPattern, String email) {
    /** The condition in SQL, with one parameter. */
    String sql() {
        return isPattern ? "email LIKE ?" : "email = ?";
    }

    /** E-mails are kept in lower case. */
    Object parameter() {
        return email.toLowerCase(Locale.ROOT);
    }
}
