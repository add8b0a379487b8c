package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Password;
import java.util.Optional;

/** Who knows which password. */
public final class SignIn {
    private static final String REFUSAL =
            "The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again"
                    + " later.";

    private final Ledger ledger;

    public SignIn(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws ShopError when address and password do not belong together */
    public Customer customer(String email, String password) {
        return ledger.<Optional<Customer>, ShopError>transact(
                        shop -> shop.customers().byEmail(email))
                .filter(customer -> Password.matches(password, customer.password()))
                .orElseThrow(() -> ShopError.authentication(REFUSAL));
    }
}
