package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** For tests that ask a shop of either release; the shops are open for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BothReleases {
    private final Map<MagentoRelease, ReleaseShop> shops = new EnumMap<>(MagentoRelease.class);

    @BeforeAll
    void open() throws IOException {
        for (MagentoRelease release : MagentoRelease.values()) {
            shops.put(release, ReleaseShop.open(release));
        }
    }

    @AfterAll
    void close() {
        shops.values().forEach(ReleaseShop::close);
    }

    ReleaseShop shop(MagentoRelease release) {
        ReleaseShop shop = shops.get(release);
        if (shop == null) {
            throw new AssertionError(release + " is not open");
        }
        return shop;
    }

    ReleaseShop older() {
        return shop(MagentoRelease.V2_4_7_P3);
    }

    ReleaseShop newer() {
        return shop(MagentoRelease.V2_4_8_P1);
    }
}
