package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.prompts.ClientProfile.Country;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who asks, from where, and about what: the parts that several tasks draw. */
final class Draws {
    private static final int MAX_LINES = 3;
    private static final int MAX_UNITS = 9;

    private Draws() {}

    static Client client(SeededNumbers numbers) {
        return new Client(numbers.pick(Tenant.values()), numbers.pick(Jurisdiction.values()), OptionalLong.empty());
    }

    static Country country(SeededNumbers numbers, Jurisdiction jurisdiction) {
        return numbers.pick(Arrays.stream(Country.values())
                .filter(country -> country.jurisdiction() == jurisdiction)
                .toList());
    }

    static Product product(SeededNumbers numbers) {
        int number = 1 + numbers.below(52);
        if (number > 50) {
            return new Product(53, "CHAOS-VIRT", "Chaos Gift Card", true, new BigDecimal("25.00"), 1);
        }
        return new Product(
                number,
                "CHAOS-%03d".formatted(number),
                "Chaos Tee %03d".formatted(number),
                false,
                BigDecimal.valueOf(1099 + 100L * (number - 1), 2),
                1);
    }

    /** A guest's cart of one to three lines, with shipping chosen or not. */
    static Cart cart(SeededNumbers numbers) {
        List<Cart.Line> lines = new ArrayList<>();
        int count = 1 + numbers.below(MAX_LINES);
        for (int i = 0; i < count; i++) {
            lines.add(new Cart.Line(i, product(numbers), 1 + numbers.below(MAX_UNITS)));
        }
        return new Cart(
                1,
                "",
                OptionalLong.empty(),
                Optional.empty(),
                true,
                0,
                Optional.empty(),
                Optional.empty(),
                numbers.chance(70) ? Optional.of("flatrate_flatrate") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lines);
    }
}
