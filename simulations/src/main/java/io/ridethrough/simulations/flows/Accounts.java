package io.ridethrough.simulations.flows;

import io.ridethrough.stubs.store.ledger.Seed;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The accounts that clients sign in with: the first who comes with the first of them, and so on. Never shows its password. */
public final class Accounts {

    private final List<String> emails;
    private final String password;
    private final UnaryOperator<String> redaction;

    /**
     * @param emails at least one
     * @param password of them all
     * @param redaction takes the password out of a text that goes on record
     */
    public Accounts(List<String> emails, String password, UnaryOperator<String> redaction) {
        this.emails = List.copyOf(emails);
        this.password = password;
        this.redaction = redaction;
    }

    /** Those that the reference shop was filled with, whose password everybody may know. */
    static Accounts seeded(int count) {
        return new Accounts(
                IntStream.rangeClosed(1, count).mapToObj(Seed::email).toList(),
                Seed.PASSWORD,
                UnaryOperator.identity());
    }

    /** That of this arrival: each has its own for as long as there are enough. */
    String email(int arrival) {
        return emails.get(arrival % emails.size());
    }

    /** To be sent, and nothing else. */
    String password() {
        return password;
    }

    UnaryOperator<String> redaction() {
        return redaction;
    }
}
