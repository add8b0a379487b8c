package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Magento keeps of a customer beyond the necessary, such as a date of birth. */
final class Particulars {
    private static final List<String> TEXTS = List.of("middlename", "prefix", "suffix", "taxvat", "dob");
    private static final int GENDERS = 3;

    private Particulars() {}

    /** @throws ShopError when one of them is refused */
    static void check(Arguments input) {
        Optional<Integer> gender = input.optionalInt("gender");
        if (gender.isPresent() && (gender.get() < 1 || gender.get() > GENDERS)) {
            throw ShopError.input("\"" + gender.get() + "\" is not a valid gender value.");
        }
        birth(input).ifPresent(date -> {
            try {
                LocalDate.parse(date);
            } catch (DateTimeException notADate) {
                throw ShopError.input("Invalid date");
            }
        });
    }

    static void write(Arguments input, long customer, Shop shop) throws SQLException {
        for (String name : TEXTS) {
            Optional<String> text = name.equals("dob") ? birth(input) : input.optionalText(name);
            if (text.isPresent()) {
                shop.customers().setParticular(customer, name, text.get());
            }
        }
        Optional<Integer> gender = input.optionalInt("gender");
        if (gender.isPresent()) {
            shop.customers().setParticular(customer, "gender", gender.get().toString());
        }
        if (input.values().get("allow_remote_shopping_assistance") != null) {
            shop.customers()
                    .setParticular(
                            customer,
                            "allow_remote_shopping_assistance",
                            Boolean.toString(input.isSet("allow_remote_shopping_assistance")));
        }
    }

    /** Adds them to an account's view, null where there is none. */
    static Fields show(Fields view, Map<String, String> particulars) {
        TEXTS.forEach(name -> view.and(name, particulars.get(name)));
        @Nullable String gender = particulars.get("gender");
        return view.and("date_of_birth", particulars.get("dob"))
                .and("gender", gender == null ? null : Integer.valueOf(gender))
                .and(
                        "allow_remote_shopping_assistance",
                        Boolean.parseBoolean(particulars.get("allow_remote_shopping_assistance")));
    }

    private static Optional<String> birth(Arguments input) {
        return input.optionalText("date_of_birth").or(() -> input.optionalText("dob"));
    }
}
