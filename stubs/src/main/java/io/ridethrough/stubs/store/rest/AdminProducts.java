package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import java.util.List;
import java.util.Locale;

/** The catalogue, for the administrator. */
final class AdminProducts {
    private static final Access PRODUCTS = new Access("Magento_Catalog::products");
    private static final String SINCE = "2026-01-01 00:00:00";

    private final Ledger ledger;

    AdminProducts(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "products",
                        PRODUCTS,
                        call -> ProductSearch.answer(ledger, call, it -> view(it, View.empty()))),
                new Route("GET", "products/:sku", PRODUCTS, this::show));
    }

    private Object show(RestCall call) {
        return ledger.<View, RuntimeException>transact(shop -> {
            Product product = ProductSearch.bySku(shop, call.path("sku"))
                    .orElseThrow(() -> RestError.of(
                            404, "The product that was requested doesn't exist. Verify the product and try again."));
            return view(product, View.with("stock_item", AdminStock.view(product)));
        });
    }

    private static View view(Product product, View more) {
        View view = View.with("id", product.id())
                .and("sku", product.sku())
                .and("name", product.name())
                .and("attribute_set_id", 4)
                .and("price", product.price())
                .and("status", 1)
                .and("visibility", 4)
                .and("type_id", product.isVirtual() ? "virtual" : "simple")
                .and("created_at", SINCE)
                .and("updated_at", SINCE);
        if (!product.isVirtual()) {
            view.and("weight", 1);
        }
        View category = View.with("position", 0).and("category_id", "3");
        return view.and(
                        "extension_attributes",
                        View.with("website_ids", List.of(1))
                                .and("category_links", List.of(category))
                                .andAll(more))
                .and("product_links", List.of())
                .and("options", List.of())
                .and("media_gallery_entries", List.of())
                .and("tier_prices", List.of())
                .and("custom_attributes", attributes(product));
    }

    private static List<View> attributes(Product product) {
        String key = product.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return List.of(
                attribute("options_container", "container2"),
                attribute("url_key", key),
                attribute("msrp_display_actual_price_type", "0"),
                attribute("required_options", "0"),
                attribute("has_options", "0"),
                attribute("tax_class_id", "2"),
                attribute("category_ids", List.of("3")));
    }

    private static View attribute(String code, Object value) {
        return View.with("attribute_code", code).and("value", value);
    }
}
