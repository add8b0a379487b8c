package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What several answers show alike: products, money, ids, times, pages. */
final class Views {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Views() {}

    static Fields money(BigDecimal amount) {
        return Fields.with("value", amount).and("currency", "USD");
    }

    /** Magento's {@code uid}: the number in Base64. */
    static String uid(long id) {
        return Base64.getEncoder().encodeToString(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
    }

    /** UTC, to the second, as in {@code 2026-11-24 12:54:06}. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    static Fields page(int page, int pageSize, long total) {
        return Fields.with("current_page", page).and("page_size", pageSize).and("total_pages", (int)
                ((total + pageSize - 1) / pageSize));
    }

    static String urlKey(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The number behind a {@link #uid}; what is none stays as it is. */
    static String ofUid(String uid) {
        try {
            return new String(Base64.getDecoder().decode(uid), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return uid;
        }
    }

    static Fields product(Product product) {
        Fields price = Fields.with("final_price", money(product.price()))
                .and("regular_price", money(product.price()))
                .and("discount", Fields.with("amount_off", 0).and("percent_off", 0));
        Fields text = Fields.with("html", "");
        Fields image = Fields.with("label", product.name()).and("url", "/placeholder/image.jpg");
        return Fields.with(Fields.TYPE, product.isVirtual() ? "VirtualProduct" : "SimpleProduct")
                .and("id", (int) product.id())
                .and("uid", uid(product.id()))
                .and("sku", product.sku())
                .and("name", product.name())
                .and("type_id", product.isVirtual() ? "virtual" : "simple")
                .and("attribute_set_id", 4)
                .and("weight", product.isVirtual() ? null : 1.0)
                .and("url_key", urlKey(product.name()))
                .and("url_suffix", Catalogue.SUFFIX)
                .and("description", text)
                .and("short_description", text)
                .and("image", image)
                .and("small_image", image)
                .and("thumbnail", image)
                .and("rating_summary", 0)
                .and("review_count", 0)
                .and("categories", List.of(Categories.tees()))
                .and("stock_status", product.stock() > 0 ? "IN_STOCK" : "OUT_OF_STOCK")
                .and("price_range", Fields.with("minimum_price", price).and("maximum_price", price));
    }
}
