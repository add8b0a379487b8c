package io.ridethrough.stubs.store.graphql;

/** A refusal that the client is told of, under {@code errors}. */
final class ShopError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;

    ShopError(Category category, String message) {
        super(message);
        this.category = category;
    }

    /** Magento's error categories and the HTTP status that 2.4.8 answers with. */
    enum Category {
        INPUT("graphql-input", 200),
        NO_SUCH_ENTITY("graphql-no-such-entity", 200),
        AUTHORIZATION("graphql-authorization", 403),
        AUTHENTICATION("graphql-authentication", 401);

        private final String label;
        private final int status;

        Category(String label, int status) {
            this.label = label;
            this.status = status;
        }

        String label() {
            return label;
        }

        int status() {
            return status;
        }
    }

    Category category() {
        return category;
    }

    static ShopError input(String message) {
        return new ShopError(Category.INPUT, message);
    }

    static ShopError noSuchEntity(String message) {
        return new ShopError(Category.NO_SUCH_ENTITY, message);
    }

    static ShopError authorization(String message) {
        return new ShopError(Category.AUTHORIZATION, message);
    }

    static ShopError authentication(String message) {
        return new ShopError(Category.AUTHENTICATION, message);
    }
}
