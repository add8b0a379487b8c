package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import java.util.List;
import java.util.Optional;

/** How much there is of each product, for the administrator: one source, one stock. */
final class AdminStock {
    private static final Access SOURCE = new Access("Magento_InventoryApi::source");
    private static final Access STOCK = new Access("Magento_InventorySalesApi::stock");
    private static final Access CATALOGUE = new Access("Magento_Catalog::catalog_inventory");
    private static final long THE_STOCK = 1;

    private final Ledger ledger;

    AdminStock(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "inventory/source-items", SOURCE, this::sourceItems),
                new Route("GET", "stockItems/:productSku", CATALOGUE, this::stockItem),
                new Route("GET", "inventory/get-product-salable-quantity/:sku/:stockId", STOCK, this::salable),
                new Route("GET", "inventory/is-product-salable/:sku/:stockId", STOCK, this::isSalable),
                new Route(
                        "GET",
                        "inventory/is-product-salable-for-requested-qty/:sku/:stockId/:requestedQty",
                        STOCK,
                        this::isEnough));
    }

    private Object sourceItems(RestCall call) {
        return ProductSearch.answer(
                ledger,
                call,
                it -> View.with("sku", it.sku())
                        .and("source_code", "default")
                        .and("quantity", it.stock())
                        .and("status", it.stock() > 0 ? 1 : 0));
    }

    private Object stockItem(RestCall call) {
        String sku = call.path("productSku");
        return view(find(sku)
                .orElseThrow(() -> RestError.of(404, "The Product with the \"%1\" SKU doesn't exist.", List.of(sku))));
    }

    private Object salable(RestCall call) {
        requireStock(call);
        return find(call.path("sku")).orElseThrow(RestError::crash).stock();
    }

    private Object isSalable(RestCall call) {
        requireStock(call);
        return find(call.path("sku")).filter(it -> it.stock() > 0).isPresent();
    }

    private Object isEnough(RestCall call) {
        requireStock(call);
        long wanted = call.pathNumber("requestedQty");
        boolean isEnough = find(call.path("sku")).orElseThrow(RestError::crash).stock() >= wanted;
        List<View> errors = isEnough
                ? List.of()
                : List.of(
                        error("back_order-disabled", "Backorders are disabled"),
                        error("manage_stock-enabled", "Manage stock is enabled"),
                        error("is_salable_with_reservations-not_enough_qty", "The requested qty is not available"));
        return View.with("salable", isEnough).and("errors", errors);
    }

    private static View error(String code, String message) {
        return View.with("code", code).and("message", message);
    }

    private static void requireStock(RestCall call) {
        if (call.pathNumber("stockId") != THE_STOCK) {
            throw RestError.input("Could not receive Stock Item data");
        }
    }

    private Optional<Product> find(String sku) {
        return ledger.<Optional<Product>, RuntimeException>transact(
                shop -> shop.products().bySku(sku));
    }

    static View view(Product product) {
        return View.with("item_id", product.id())
                .and("product_id", product.id())
                .and("stock_id", 1)
                .and("qty", product.stock())
                .and("is_in_stock", product.stock() > 0)
                .and("is_qty_decimal", false)
                .and("show_default_notification_message", false)
                .and("use_config_min_qty", true)
                .and("min_qty", 0)
                .and("use_config_min_sale_qty", 1)
                .and("min_sale_qty", 1)
                .and("use_config_max_sale_qty", true)
                .and("max_sale_qty", 10000)
                .and("use_config_backorders", true)
                .and("backorders", 0)
                .and("use_config_notify_stock_qty", true)
                .and("notify_stock_qty", 1)
                .and("use_config_qty_increments", true)
                .and("qty_increments", 0)
                .and("use_config_enable_qty_inc", true)
                .and("enable_qty_increments", false)
                .and("use_config_manage_stock", true)
                .and("manage_stock", true)
                .and("low_stock_date", null)
                .and("is_decimal_divided", false)
                .and("stock_status_changed_auto", 0);
    }
}
