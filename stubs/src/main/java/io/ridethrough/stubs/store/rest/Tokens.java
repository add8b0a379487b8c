package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.access.IssuingLock;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.shop.SignIn;
import java.util.ArrayList;
import java.util.List;

/** Tokens for customers and for the administrator. */
final class Tokens {
    private final SignIn signIn;
    private final AccessTokens tokens;
    private final IssuingLock lock;

    Tokens(Ledger ledger, AccessTokens tokens) {
        this.signIn = new SignIn(ledger, tokens.lock());
        this.lock = tokens.lock();
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "integration/customer/token", Access.ANONYMOUS, this::ofCustomer),
                new Route("POST", "integration/customer/revoke-customer-token", Access.SELF, this::revoke),
                new Route("POST", "integration/admin/token", Access.ANONYMOUS, this::ofAdministrator));
    }

    private Object ofCustomer(RestCall call) {
        Credentials given = Credentials.of(call.body());
        return tokens.forCustomer(
                signIn.customer(given.username(), given.password()).id());
    }

    private Object ofAdministrator(RestCall call) {
        Credentials given = Credentials.of(call.body());
        // Counted apart from customers: whoever guesses at one must not lock the other out.
        String name = "administrator/" + given.username();
        boolean isRight = !lock.isLocked(name)
                && given.username().equals(RestEndpoint.ADMINISTRATOR)
                && given.password().equals(RestEndpoint.ADMINISTRATOR_PASSWORD);
        if (!isRight) {
            lock.failed(name);
            throw ShopError.authentication("The account sign-in was incorrect or your account is disabled temporarily."
                    + " Please wait and try again later.");
        }
        lock.succeeded(name);
        return tokens.forAdministrator();
    }

    private Object revoke(RestCall call) {
        tokens.revoke(call.customer());
        return true;
    }

    private record Credentials(String username, String password) {
        static Credentials of(Payload sent) {
            List<String> missing = new ArrayList<>();
            for (String field : List.of("username", "password")) {
                if (sent.text(field).orElse("").isEmpty()) {
                    missing.add(field);
                }
            }
            if (!missing.isEmpty()) {
                throw RestError.required(missing);
            }
            return new Credentials(
                    sent.text("username").orElse(""), sent.text("password").orElse(""));
        }
    }
}
