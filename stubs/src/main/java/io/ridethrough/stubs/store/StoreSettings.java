package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.front.FrontSettings;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Backpressure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a store is set up.
 *
 * @param release the Magento that it answers as
 * @param payment the payment partner's endpoint; empty charges nobody
 * @param ledger the directory to keep the ledger in; empty for memory
 * @param defect the flaw to plant
 * @param customers seeded customers
 * @param placing how orders are placed
 * @param conditions its pace and the state of what it stands on
 * @param orderLimit how many orders one visitor may place; empty for no limit
 */
public record StoreSettings(
        MagentoRelease release,
        FrontSettings front,
        InferenceSettings inference,
        Optional<URI> payment,
        Optional<Path> ledger,
        Optional<Defect> defect,
        int customers,
        PlacingSettings placing,
        Conditions conditions,
        Optional<Backpressure.Limit> orderLimit) {
    /** Seeded customers unless said otherwise. */
    public static final int DEFAULT_CUSTOMERS = 200;

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public StoreSettings {
        if (customers < 0) {
            throw new IllegalArgumentException("customers cannot be fewer than none: " + customers);
        }
        if (placing.hasRealRace() && release != MagentoRelease.V2_4_7_P3) {
            throw new IllegalArgumentException("the real race is one of 2.4.7-p3, not of " + release.label());
        }
    }

    /** A sound store of the default release on a free port, with neither model nor partner, in memory. */
    public static StoreSettings defaults() {
        return new StoreSettings(
                MagentoRelease.DEFAULT,
                FrontSettings.defaults(),
                InferenceSettings.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CUSTOMERS,
                PlacingSettings.DEFAULT,
                Conditions.DEFAULT,
                Optional.empty());
    }

    public StoreSettings withRelease(MagentoRelease other) {
        return new StoreSettings(
                other, front, inference, payment, ledger, defect, customers, placing, conditions, orderLimit);
    }

    public StoreSettings withFront(FrontSettings other) {
        return new StoreSettings(
                release, other, inference, payment, ledger, defect, customers, placing, conditions, orderLimit);
    }

    public StoreSettings withInference(InferenceSettings other) {
        return new StoreSettings(
                release, front, other, payment, ledger, defect, customers, placing, conditions, orderLimit);
    }

    public StoreSettings withPayment(URI partner) {
        return new StoreSettings(
                release,
                front,
                inference,
                Optional.of(partner),
                ledger,
                defect,
                customers,
                placing,
                conditions,
                orderLimit);
    }

    public StoreSettings withLedger(Path directory) {
        return new StoreSettings(
                release,
                front,
                inference,
                payment,
                Optional.of(directory),
                defect,
                customers,
                placing,
                conditions,
                orderLimit);
    }

    public StoreSettings withDefect(Optional<Defect> other) {
        return new StoreSettings(
                release, front, inference, payment, ledger, other, customers, placing, conditions, orderLimit);
    }

    public StoreSettings withCustomers(int count) {
        return new StoreSettings(
                release, front, inference, payment, ledger, defect, count, placing, conditions, orderLimit);
    }

    public StoreSettings withPlacing(PlacingSettings other) {
        return new StoreSettings(
                release, front, inference, payment, ledger, defect, customers, other, conditions, orderLimit);
    }

    public StoreSettings withConditions(Conditions other) {
        return new StoreSettings(
                release, front, inference, payment, ledger, defect, customers, placing, other, orderLimit);
    }

    public StoreSettings withOrderLimit(Optional<Backpressure.Limit> other) {
        return new StoreSettings(
                release, front, inference, payment, ledger, defect, customers, placing, conditions, other);
    }
}
