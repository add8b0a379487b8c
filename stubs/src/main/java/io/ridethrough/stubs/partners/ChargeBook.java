package io.ridethrough.stubs.partners;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The charges of one partner by idempotency key. At most {@value #MAX_CHARGES} are kept; beyond that
 * new ones are refused rather than old ones forgotten, because a forgotten charge would be judged lost.
 */
final class ChargeBook {
    static final int MAX_CHARGES = 1_000_000;

    private final Clock clock;
    private final Map<String, AcceptedCharge> byKey = new LinkedHashMap<>();
    private long lastNumber;

    ChargeBook(Clock clock) {
        this.clock = clock;
    }

    /** The charge of this key: a new one, or the one that an earlier request made. Empty when full. */
    synchronized Optional<AcceptedCharge> accept(String key, String reference, BigDecimal amount, String currency) {
        AcceptedCharge known = byKey.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (byKey.size() >= MAX_CHARGES) {
            return Optional.empty();
        }
        lastNumber++;
        AcceptedCharge charge =
                new AcceptedCharge("ch_%08d".formatted(lastNumber), reference, amount, currency, key, clock.instant());
        byKey.put(key, charge);
        return Optional.of(charge);
    }

    /** Gives a charge back; false when there is none of that id. */
    synchronized boolean giveBack(String id) {
        return byKey.values().removeIf(charge -> charge.id().equals(id));
    }

    synchronized List<AcceptedCharge> accepted() {
        return List.copyOf(byKey.values());
    }
}
