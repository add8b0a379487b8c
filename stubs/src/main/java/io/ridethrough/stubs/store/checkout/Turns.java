package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Optional;

/** Whose turn it is when several requests place the same cart. */
public interface Turns {
    /** Takes a checked cart through the steps, or says why it is not its turn. */
    Placing take(Cart cart, Steps steps);

    /** What is done to one cart, in this sequence. */
    interface Steps {
        /** Why the cart, read again under its lock, can't be placed as it is now; empty when it can. */
        Optional<Placing> refusal(Cart cart);

        /** Asks the model about the cart. */
        InferenceAnswer advise(Cart cart);

        /** Charges the cart and writes its order. */
        Placing write(Cart cart, InferenceAnswer advice);
    }

    /** Makes the turns of a store. */
    interface Making {
        Turns over(Ledger ledger, CartLocks locks, MagentoRelease release, Milestones milestones);
    }
}
