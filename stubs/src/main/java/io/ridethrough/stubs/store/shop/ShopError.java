package io.ridethrough.stubs.store.shop;

import java.util.List;

/** A refusal that the client is told of, in whichever interface was called. */
public final class ShopError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;
    private final List<String> complaints;

    public ShopError(Category category, String message) {
        this(category, message, List.of());
    }

    private ShopError(Category category, String message, List<String> complaints) {
        super(message);
        this.category = category;
        this.complaints = List.copyOf(complaints);
    }

    /** Magento's error categories. What HTTP status each has depends on interface and release. */
    public enum Category {
        INPUT("graphql-input"),
        NO_SUCH_ENTITY("graphql-no-such-entity"),
        ALREADY_EXISTS("graphql-already-exists"),
        AUTHORIZATION("graphql-authorization"),
        AUTHENTICATION("graphql-authentication");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        /** As GraphQL's {@code extensions.category} has it. */
        public String label() {
            return label;
        }
    }

    public Category category() {
        return category;
    }

    /** Everything that is wrong with what was given, each to be told apart; empty when the message is all. */
    public List<String> complaints() {
        return complaints;
    }

    /** Bad input of which several things may be wrong at once. */
    public static ShopError complaints(List<String> complaints) {
        return new ShopError(Category.INPUT, String.join(" ", complaints), complaints);
    }

    public static ShopError input(String message) {
        return new ShopError(Category.INPUT, message);
    }

    public static ShopError noSuchEntity(String message) {
        return new ShopError(Category.NO_SUCH_ENTITY, message);
    }

    public static ShopError authorization(String message) {
        return new ShopError(Category.AUTHORIZATION, message);
    }

    public static ShopError authentication(String message) {
        return new ShopError(Category.AUTHENTICATION, message);
    }
}
