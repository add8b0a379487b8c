package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.inference.IdentityRule;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.NewCustomer;
import io.ridethrough.stubs.store.ledger.Password;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opening an account, and the token that comes of knowing its password. */
final class Accounts {
    private final Ledger ledger;
    private final Inference inference;
    private final AccessTokens tokens;

    Accounts(Ledger ledger, Inference inference, AccessTokens tokens) {
        this.ledger = ledger;
        this.inference = inference;
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
        String email = input.text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("\"" + email + "\" is not a valid email address.");
        }
        String password = input.optionalText("password").orElse("");
        PasswordPolicy.complaint(password).ifPresent(complaint -> {
            throw ShopError.input(complaint);
        });
        if (find(email).isPresent()) {
            throw taken();
        }
        String firstname = input.text("firstname");
        String lastname = input.text("lastname");
        InferenceAnswer answer = inference.ask(InferencePoint.IDENTITY, prompt(firstname, lastname, email));
        visit.note(answer);
        boolean needsReview = answer instanceof InferenceAnswer.FromModel model
                ? model.text().toUpperCase(Locale.ROOT).startsWith("REVIEW")
                : IdentityRule.needsReview(firstname, lastname, email);
        NewCustomer account = new NewCustomer(
                email, firstname, lastname, input.isSet("is_subscribed"), Password.store(password), needsReview);
        try {
            Customer created = ledger.<Customer, ShopError>transact(
                    shop -> shop.customers().create(account));
            return Fields.with("customer", CustomerView.of(created));
        } catch (LedgerException refused) {
            if (refused.isConstraintViolated()) {
                throw taken();
            }
            throw refused;
        }
    }

    private Fields token(Visit visit, Arguments arguments) {
        String password = arguments.text("password");
        return find(arguments.text("email"))
                .filter(customer -> Password.matches(password, customer.password()))
                .map(customer -> Fields.with("token", tokens.forCustomer(customer.id())))
                .orElseThrow(() -> ShopError.authentication("The account sign-in was incorrect or your account is"
                        + " disabled temporarily. Please wait and try again later."));
    }

    private Fields isEmailAvailable(Visit visit, Arguments arguments) {
        String email = arguments.text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Email is invalid");
        }
        return Fields.with("is_email_available", find(email).isEmpty());
    }

    private Optional<Customer> find(String email) {
        return ledger.<Optional<Customer>, ShopError>transact(
                shop -> shop.customers().byEmail(email));
    }

    private static String prompt(String firstname, String lastname, String email) {
        return "Are these one person's own details? Answer OK or REVIEW. " + firstname + " " + lastname + ", " + email;
    }

    private static ShopError taken() {
        return ShopError.input("A customer with the same email address already exists in an associated website.");
    }
}
