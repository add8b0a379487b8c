package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import java.util.Optional;

/** How many units of a product one line may have, in Magento's words. */
final class UnitLimits {
    private final MagentoRelease release;

    UnitLimits(MagentoRelease release) {
        this.release = release;
    }

    /**
     * What is wrong with so many units.
     *
     * @param units all that the line would have, above 0
     */
    Optional<String> complaint(Product product, double units) {
        if (units < 1) {
            return Optional.of("The fewest you may purchase is 1.");
        }
        if (units > Offer.MAX_UNITS_A_LINE) {
            return Optional.of("The requested qty exceeds the maximum qty allowed in shopping cart");
        }
        if (units != Math.rint(units)) {
            return Optional.of("You cannot use decimal quantity for this product.");
        }
        return units > product.stock() ? Optional.of(Offer.tooFew(release)) : Optional.empty();
    }
}
