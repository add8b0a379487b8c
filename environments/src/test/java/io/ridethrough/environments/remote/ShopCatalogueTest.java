package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.remote.RemoteDefinition.Shop;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.front.FrontSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopCatalogueTest {
    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void products_in_stock_are_found_in_a_shop_of_each_release(MagentoRelease release) throws IOException {
        StoreSettings settings = StoreSettings.defaults()
                .withRelease(release)
                .withFront(new FrontSettings(0, 4, 32))
                .withCustomers(1);
        try (Store store = Store.start(settings);
                Fetching fetching = new Fetching(Clearance.LOOPBACK)) {
            Shop shop = new Shop(store.url(), Optional.empty(), Optional.empty(), "checkmo");

            assertThat(ShopCatalogue.inStock(shop, fetching))
                    .hasSizeGreaterThan(40)
                    .contains("CHAOS-007")
                    .doesNotContain("CHAOS-OOS", "CHAOS-VIRT");
        }
    }
}
