package io.ridethrough.simulations.tidying;

/**
 * What became of one thing that a run had made.
 *
 * @param kind {@code order} or {@code customer}
 * @param name an order's number, a customer's e-mail
 * @param email an order's buyer, or the customer
 * @param detail why it is left; empty otherwise
 */
public record Removal(String kind, String name, String email, Outcome outcome, String detail) {

    /** How it ended. */
    public enum Outcome {
        /** An order was called off. */
        CANCELED("canceled"),
        /** An account was deleted. */
        DELETED("deleted"),
        /** It was called off, or not there, before. */
        WAS_GONE("was gone"),
        /** It is still there. */
        LEFT("left");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** For a person, who reads them before the thing's name. */
        public String words() {
            return words;
        }
    }

    /** Whether it is still there. */
    public boolean isLeft() {
        return outcome == Outcome.LEFT;
    }
}
