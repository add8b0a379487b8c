package io.ridethrough.environments.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod.shop.example.ch",
                "shop-prod.example.ch",
                "prod2.example.ch",
                "shop.production.internal",
                "live.staging.example.ch",
                "www.example.ch",
                "www2.shop.example.ch",
                "example.ch",
                "shop.co.uk",
                "example.com.au"
            })
    void looks_like_production(String host) {
        assertThat(ProductionName.sign(host)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.staging.example.ch",
                "staging2.example.ch",
                "www.staging.example.ch",
                "staging-shop.ch",
                "uat-shop.co.uk",
                "pre-prod.example.ch",
                "shop.nonprod.example.ch",
                "shop.test",
                "shop.internal",
                "magento",
                "shop.example.ch",
                "product.example.ch",
                "olive.example.ch",
                "alive-and-well.dev.example.ch"
            })
    void looks_like_nothing_of_the_kind(String host) {
        assertThat(ProductionName.sign(host)).isEmpty();
    }
}
