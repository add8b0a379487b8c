package io.ridethrough.environments.remote;

import java.util.List;

/**
 * Whose orders are a run's: those of its own new clients, and of customers who had an account before, what they order after it
 * began.
 *
 * @param tag what the e-mail of each new client contains
 * @param customers e-mails of the others, in lower case
 * @param newestBefore the entity id of the shop's newest order when the run began; 0 where there are no such customers
 */
record Buyers(String tag, List<String> customers, long newestBefore) {

    Buyers {
        customers = List.copyOf(customers);
    }

    /** New clients alone. */
    static Buyers tagged(String tag) {
        return new Buyers(tag, List.of(), 0);
    }

    /** @param email in lower case */
    boolean areThose(String email) {
        return email.contains(tag) || customers.contains(email);
    }
}
