package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.access.IssuingLock;
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
    private final IssuingLock lock;

    /** @param lock shared by all who issue tokens, so that failures count whichever interface they came over */
    public SignIn(Ledger ledger, IssuingLock lock) {
        this.ledger = ledger;
        this.lock = lock;
    }

    /** @throws ShopError when address and password do not belong together, or too often did not */
    public Customer customer(String email, String password) {
        if (lock.isLocked(email)) {
            throw ShopError.authentication(REFUSAL);
        }
        Optional<Customer> customer = ledger.<Optional<Customer>, ShopError>transact(
                        shop -> shop.customers().byEmail(email))
                .filter(found -> Password.matches(password, found.password()));
        if (customer.isEmpty()) {
            lock.failed(email);
            throw ShopError.authentication(REFUSAL);
        }
        lock.succeeded(email);
        return customer.get();
    }
}
