package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.NewCustomer;
import io.ridethrough.stubs.store.ledger.Password;
import io.ridethrough.stubs.store.prompts.Prompts;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Opens accounts, for both interfaces: checks what was given, has the identity verified, writes. */
public final class Registration {
    private final Ledger ledger;
    private final Inference inference;

    public Registration(Ledger ledger, Inference inference) {
        this.ledger = ledger;
        this.inference = inference;
    }

    /**
     * An account that stands.
     *
     * @param verification what came of asking the model about the identity
     */
    public record Opened(Customer customer, InferenceAnswer verification) {}

    /** @throws ShopError when the account is refused; the model was then not asked */
    public Opened open(Application application) {
        String email = application.email();
        if (!Offer.isEmail(email)) {
            throw ShopError.input("\"" + email + "\" is not a valid email address.");
        }
        String password = application.password();
        Optional<String> complaint = password.isEmpty() ? Optional.empty() : PasswordPolicy.complaint(password, email);
        complaint
                .or(() -> PersonName.complaint(application.firstname(), application.lastname()))
                .ifPresent(words -> {
                    throw ShopError.input(words);
                });
        if (find(email).isPresent()) {
            throw taken();
        }
        InferenceAnswer answer = inference.ask(
                Prompts.identity(application.applicant(), application.firstname(), application.lastname(), email));
        boolean needsReview = answer.textOr(
                        rules -> rules.identity(application.firstname(), application.lastname(), email))
                .toUpperCase(Locale.ROOT)
                .startsWith("REFER");
        NewCustomer account = new NewCustomer(
                email,
                application.firstname(),
                application.lastname(),
                application.isSubscribed(),
                // Without a password nobody can sign in until one is set.
                Password.store(password.isEmpty() ? UUID.randomUUID().toString() : password),
                needsReview,
                application.applicant().tenant(),
                application.applicant().jurisdiction());
        try {
            Customer created = ledger.<Customer, ShopError>transact(
                    shop -> shop.customers().create(account));
            return new Opened(created, answer);
        } catch (LedgerException refused) {
            if (refused.isConstraintViolated()) {
                throw taken();
            }
            throw refused;
        }
    }

    /**
     * Whether an address can be used for a new account, as far as a visitor is told: by Magento's default
     * ({@code enable_guest_checkout_login} off) always, so that nobody can find out who has an account.
     */
    public boolean isAvailable(String email) {
        return true;
    }

    private Optional<Customer> find(String email) {
        return ledger.<Optional<Customer>, ShopError>transact(
                shop -> shop.customers().byEmail(email));
    }

    private static ShopError taken() {
        return ShopError.input("A customer with the same email address already exists in an associated website.");
    }
}
