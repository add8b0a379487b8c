package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.shop.Application;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.Registration;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.shop.SignIn;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.Map;

/** Opening an account, and the token that comes of knowing its password. */
final class Accounts {
    private final Registration registration;
    private final SignIn signIn;
    private final AccessTokens tokens;

    Accounts(Ledger ledger, Inference inference, AccessTokens tokens) {
        this.registration = new Registration(ledger, inference);
        this.signIn = new SignIn(ledger);
        this.tokens = tokens;
    }

    Map<String, Resolver> mutations() {
        return Map.of("createCustomerV2", this::create, "generateCustomerToken", this::token);
    }

    Map<String, Resolver> queries() {
        return Map.of("isEmailAvailable", this::isEmailAvailable);
    }

    private Fields create(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        Registration.Opened opened = registration.open(new Application(
                input.text("email"),
                input.text("firstname"),
                input.text("lastname"),
                input.optionalText("password").orElse(""),
                input.isSet("is_subscribed"),
                Client.guest(visit.client().tenant())));
        visit.note(opened.verification());
        return Fields.with("customer", CustomerView.of(opened.customer()));
    }

    private Fields token(Visit visit, Arguments arguments) {
        long customer = signIn.customer(arguments.text("email"), arguments.text("password"))
                .id();
        return Fields.with("token", tokens.forCustomer(customer));
    }

    private Fields isEmailAvailable(Visit visit, Arguments arguments) {
        String email = arguments.text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Email is invalid");
        }
        return Fields.with("is_email_available", registration.isAvailable(email));
    }
}
