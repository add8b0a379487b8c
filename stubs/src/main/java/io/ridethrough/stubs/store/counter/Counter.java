package io.ridethrough.stubs.store.counter;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Backpressure;

/**
 * What stands behind both interfaces, GraphQL and REST.
 *
 * @param release the Magento that they answer as
 * @param ledger what the shop remembers
 * @param inference verifies identities, sums up and recommends
 * @param checkout places orders
 * @param tokens tells who is calling
 * @param backpressure limits one visitor's orders
 */
public record Counter(
        MagentoRelease release,
        Ledger ledger,
        Inference inference,
        Checkout checkout,
        AccessTokens tokens,
        Backpressure backpressure) {}
