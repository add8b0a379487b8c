package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.checkout.CartLocks;
import io.ridethrough.stubs.store.checkout.ChargeThenOrder;
import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.checkout.Milestones;
import io.ridethrough.stubs.store.checkout.OfflinePayments;
import io.ridethrough.stubs.store.checkout.PaymentClient;
import io.ridethrough.stubs.store.checkout.Payments;
import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.checkout.PlacementParts;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.checkout.Reconciler;
import io.ridethrough.stubs.store.checkout.Settlement;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.parts.CheckoutParts;
import java.net.http.HttpClient;
import java.time.Clock;

/** What places orders, and what looks after charges that came to none. */
record OrderDesk(Checkout checkout, Settlement settlement, Reconciler reconciler) {
    static OrderDesk of(
            StoreSettings settings,
            CheckoutParts parts,
            Ledger ledger,
            Inference inference,
            HttpClient http,
            Clock clock) {
        PlacingSettings placing = settings.placing();
        Payments payments = settings.payment()
                .<Payments>map(base -> new PaymentClient(http, base, placing.chargeTimeout()))
                .orElseGet(OfflinePayments::new);
        Milestones milestones = placing.milestones();
        Settlement settlement = new Settlement(ledger, payments, milestones);
        PlacementParts ofPlacement =
                new PlacementParts(parts.keys(), parts.attempts(), placing.chargeAttempts(), parts.stock(), milestones);
        Placement placement = parts.placement().apply(new ChargeThenOrder(ledger, payments, settlement, ofPlacement));
        CartLocks locks = new CartLocks(ledger);
        return new OrderDesk(
                new Checkout(parts.turns().over(ledger, locks, settings.release(), milestones), inference, placement),
                settlement,
                new Reconciler(ledger, locks, settlement, placing.reconciler(), clock));
    }
}
