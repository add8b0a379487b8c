package io.ridethrough.stubs.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalogue and its stock. */
public final class Products {
    private static final String COLUMNS = "SELECT entity_id, sku, name, is_virtual, price, stock FROM product ";

    private final Sql sql;

    Products(Sql sql) {
        this.sql = sql;
    }

    /** The product of this SKU, if there is one. */
    public Optional<Product> bySku(String sku) throws SQLException {
        return sql.first(COLUMNS + "WHERE sku = ?", Products::read, sku);
    }

    /** Every product, sold out or not, by id. */
    public List<Product> all() throws SQLException {
        return sql.all(COLUMNS + "ORDER BY entity_id", Products::read);
    }

    /**
     * Products in stock, in the sequence that the recorded shop's search gave: names from Z to A.
     *
     * @param words matched anywhere in name or SKU, without regard to case; blank matches all
     * @param skus when not empty, only these
     */
    public List<Product> inStock(String words, Collection<String> skus) throws SQLException {
        String pattern = "%" + words.strip().toLowerCase(Locale.ROOT) + "%";
        return sql
                .all(
                        COLUMNS + "WHERE stock > 0 AND (LOWER(name) LIKE ? OR LOWER(sku) LIKE ?)"
                                + " ORDER BY name DESC",
                        Products::read,
                        pattern,
                        pattern)
                .stream()
                .filter(product -> skus.isEmpty() || skus.contains(product.sku()))
                .toList();
    }

    /** Takes units out of stock; false, with nothing taken, when there are too few. */
    public boolean take(String sku, int units) throws SQLException {
        return sql.change("UPDATE product SET stock = stock - ? WHERE sku = ? AND stock >= ?", units, sku, units) == 1;
    }

    /** Sets how many units there are. */
    public void setStock(String sku, int units) throws SQLException {
        sql.change("UPDATE product SET stock = ? WHERE sku = ?", units, sku);
    }

    /** Adds a product; one of the same id stays as it is. */
    public void add(Product product) throws SQLException {
        if (sql.first("SELECT 1 FROM product WHERE entity_id = ?", row -> row.getInt(1), product.id())
                .isEmpty()) {
            sql.change(
                    "INSERT INTO product(entity_id, sku, name, is_virtual, price, stock) VALUES (?, ?, ?, ?, ?, ?)",
                    product.id(),
                    product.sku(),
                    product.name(),
                    product.isVirtual(),
                    product.price(),
                    product.stock());
        }
    }

    static Product read(ResultSet row) throws SQLException {
        return new Product(
                row.getLong("entity_id"),
                row.getString("sku"),
                row.getString("name"),
                row.getBoolean("is_virtual"),
                row.getBigDecimal("price"),
                row.getInt("stock"));
    }
}
