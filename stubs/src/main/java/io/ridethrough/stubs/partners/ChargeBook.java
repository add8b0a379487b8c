package io.ridethrough.stubs.partners;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one partner knows of each idempotency key: the charge made under it, if any, and whether the key
 * is closed. At most {@value #MAX_KEYS} keys are kept; beyond that new ones are refused rather than old
 * ones forgotten, because a forgotten charge would be judged lost.
 */
final class ChargeBook {
    static final int MAX_KEYS = 1_000_000;

    private final Clock clock;
    private final Map<String, Entry> byKey = new LinkedHashMap<>();
    private final Map<String, String> keyOfCharge = new HashMap<>();
    private long lastNumber;

    ChargeBook(Clock clock) {
        this.clock = clock;
    }

    /** How a request to charge ended. */
    enum Refusal {
        /** The key was cancelled, or its charge was given back: it takes no money any more. */
        CLOSED,
        /** The key was first used for another amount, currency or reference. */
        OTHER_TERMS,
        /** There is no room for another key. */
        FULL
    }

    /** A charge, or why there is none. */
    record Outcome(Optional<AcceptedCharge> charge, Optional<Refusal> refusal) {
        static Outcome of(AcceptedCharge charge) {
            return new Outcome(Optional.of(charge), Optional.empty());
        }

        static Outcome refused(Refusal why) {
            return new Outcome(Optional.empty(), Optional.of(why));
        }
    }

    /** A charge as the look-up by key shows it. */
    record Entry(Optional<AcceptedCharge> charge, boolean isVoided, boolean isCancelled) {
        boolean isAccepted() {
            return charge.isPresent() && !isVoided;
        }
    }

    /** The charge of this key: a new one, or the one that an earlier request made. */
    synchronized Outcome accept(String key, String reference, BigDecimal amount, String currency) {
        Entry known = byKey.get(key);
        if (known != null) {
            return repeated(known, reference, amount, currency);
        }
        if (byKey.size() >= MAX_KEYS) {
            return Outcome.refused(Refusal.FULL);
        }
        lastNumber++;
        AcceptedCharge charge =
                new AcceptedCharge("ch_%08d".formatted(lastNumber), reference, amount, currency, key, clock.instant());
        byKey.put(key, new Entry(Optional.of(charge), false, false));
        keyOfCharge.put(charge.id(), key);
        return Outcome.of(charge);
    }

    private static Outcome repeated(Entry known, String reference, BigDecimal amount, String currency) {
        if (known.isCancelled() || !known.isAccepted()) {
            return Outcome.refused(Refusal.CLOSED);
        }
        AcceptedCharge charge = known.charge().orElseThrow();
        boolean isSame = charge.reference().equals(reference)
                && charge.amount().compareTo(amount) == 0
                && charge.currency().equals(currency);
        return isSame ? Outcome.of(charge) : Outcome.refused(Refusal.OTHER_TERMS);
    }

    /** What was done under this key; empty when it was never heard of. */
    synchronized Optional<Entry> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Closes a key for good, so that a charge which arrives later is refused; false when there is no room. */
    synchronized boolean cancel(String key) {
        Entry known = byKey.get(key);
        if (known == null && byKey.size() >= MAX_KEYS) {
            return false;
        }
        byKey.put(
                key,
                known == null
                        ? new Entry(Optional.empty(), false, true)
                        : new Entry(known.charge(), known.isVoided(), true));
        return true;
    }

    /** Gives a charge back, which may be asked for again; false when there is none of that id. */
    synchronized boolean giveBack(String id) {
        String key = keyOfCharge.get(id);
        if (key == null) {
            return false;
        }
        byKey.computeIfPresent(key, (same, entry) -> new Entry(entry.charge(), true, entry.isCancelled()));
        return true;
    }

    /** The charges that stand, oldest first. */
    synchronized List<AcceptedCharge> accepted() {
        return byKey.values().stream()
                .filter(Entry::isAccepted)
                .flatMap(entry -> entry.charge().stream())
                .toList();
    }
}
