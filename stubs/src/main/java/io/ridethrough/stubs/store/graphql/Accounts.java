package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.shop.Application;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.PasswordPolicy;
import io.ridethrough.stubs.store.shop.Registration;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.shop.SignIn;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening an account, the token that comes of knowing its password, and what arrives by e-mail. */
final class Accounts {
    private final Ledger ledger;
    private final Registration registration;
    private final SignIn signIn;
    private final AccessTokens tokens;

    Accounts(Ledger ledger, Inference inference, AccessTokens tokens) {
        this.ledger = ledger;
        this.registration = new Registration(ledger, inference);
        this.signIn = new SignIn(ledger, tokens.lock());
        this.tokens = tokens;
    }

    Map<String, Resolver> mutations() {
        return Map.of(
                "createCustomer", this::create,
                "createCustomerV2", this::create,
                "generateCustomerToken", this::token,
                "revokeCustomerToken", this::revoke,
                "confirmEmail", this::confirm,
                "requestPasswordResetEmail", this::requestReset,
                "resetPassword", this::reset);
    }

    Map<String, Resolver> queries() {
        return Map.of("isEmailAvailable", this::isEmailAvailable);
    }

    private Fields create(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        requireGiven(input, "email", "firstname", "lastname");
        String email = input.text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("\"" + email + "\" is not a valid email address.");
        }
        Particulars.check(input);
        Optional<String> password = input.optionalText("password");
        password.filter(String::isEmpty).flatMap(PasswordPolicy::complaint).ifPresent(complaint -> {
            throw ShopError.input(complaint);
        });
        Registration.Opened opened = registration.open(new Application(
                email,
                input.text("firstname"),
                input.text("lastname"),
                password.orElse(""),
                input.isSet("is_subscribed"),
                Client.guest(visit.client().tenant())));
        visit.note(opened.verification());
        Customer customer = opened.customer();
        return Fields.with("customer", ledger.<Fields, ShopError>transact(shop -> {
            Particulars.write(input, customer.id(), shop);
            return CustomerView.of(customer, shop.customers().particulars(customer.id()));
        }));
    }

    /** @throws ShopError naming all that are missing or empty */
    static void requireGiven(Arguments input, String... names) {
        Map<String, String> labels = Map.of("email", "Email", "firstname", "First Name", "lastname", "Last Name");
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (input.optionalText(name).orElse("").isEmpty()) {
                missing.add(labels.getOrDefault(name, name));
            }
        }
        if (!missing.isEmpty()) {
            throw ShopError.input("Required parameters are missing: " + String.join(", ", missing));
        }
    }

    private Fields token(Visit visit, Arguments arguments) {
        for (String name : List.of("email", "password")) {
            if (arguments.text(name).isEmpty()) {
                throw ShopError.input("Specify the \"" + name + "\" value.");
            }
        }
        long customer = signIn.customer(arguments.text("email"), arguments.text("password"))
                .id();
        return Fields.with("token", tokens.forCustomer(customer));
    }

    private Fields revoke(Visit visit, Arguments arguments) {
        tokens.revoke(visit.requiredCustomer());
        return Fields.with("result", true);
    }

    private Fields isEmailAvailable(Visit visit, Arguments arguments) {
        String email = arguments.text("email");
        if (email.isEmpty()) {
            throw ShopError.input("Email must be specified");
        }
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Email is invalid");
        }
        return Fields.with("is_email_available", registration.isAvailable(email));
    }

    /** Accounts need no confirmation here, so that there is nothing that could be confirmed. */
    private Fields confirm(Visit visit, Arguments arguments) {
        String email = arguments.object("input").text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Email is invalid");
        }
        throw ShopError.input(
                isKnown(email) ? "The account is already active." : "There was an error confirming the account");
    }

    /** Nothing is sent: a shop that has no mail server either answers false. */
    private Object requestReset(Visit visit, Arguments arguments) {
        String email = arguments.text("email");
        if (email.isEmpty()) {
            throw ShopError.input("You must specify an email address.");
        }
        if (!Offer.isEmail(email)) {
            throw ShopError.input("The email address has an invalid format.");
        }
        if (!isKnown(email)) {
            throw ShopError.input("Cannot reset the customer's password");
        }
        return false;
    }

    private Object reset(Visit visit, Arguments arguments) {
        throw ShopError.input("The password token is mismatched. Reset and try again.");
    }

    private boolean isKnown(String email) {
        return ledger.<Optional<Customer>, ShopError>transact(
                        shop -> shop.customers().byEmail(email))
                .isPresent();
    }
}
