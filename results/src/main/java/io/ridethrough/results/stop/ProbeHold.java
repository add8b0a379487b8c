package io.ridethrough.results.stop;

import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * For how long a probe has been above its bound without a break. A reading of something else, or one without the value,
 * changes nothing: what could not be read neither begins nor ends an excess. Not safe for several threads.
 */
public final class ProbeHold {

    private final ProbeAbove condition;
    private OptionalLong aboveSince = OptionalLong.empty();
    private OptionalLong highest = OptionalLong.empty();

    public ProbeHold(ProbeAbove condition) {
        this.condition = condition;
    }

    /**
     * A probe has been read.
     *
     * @param source who read it
     * @param values what it read; {@code target} names the dependency, where it is about one
     * @param atMicros when, microseconds since the Unix epoch
     * @return the value when by now it has been above the bound for long enough
     */
    public OptionalLong read(String source, Map<String, ?> values, long atMicros) {
        Optional<Long> value = value(source, values);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        long read = value.get();
        highest = OptionalLong.of(Math.max(read, highest.orElse(read)));
        if (read <= condition.above()) {
            aboveSince = OptionalLong.empty();
            return OptionalLong.empty();
        }
        long since = aboveSince.orElse(atMicros);
        aboveSince = OptionalLong.of(since);
        boolean isLongEnough = atMicros - since >= condition.lasting().toNanos() / 1_000;
        return isLongEnough ? OptionalLong.of(read) : OptionalLong.empty();
    }

    /** The highest value read so far; empty when there was none. */
    public OptionalLong highest() {
        return highest;
    }

    private Optional<Long> value(String source, Map<String, ?> values) {
        Object target = values.get("target");
        boolean isMeant = source.equals(condition.source())
                && condition.target().equals(target == null ? "" : String.valueOf(target));
        return isMeant && values.get(condition.field()) instanceof Number number
                ? Optional.of(number.longValue())
                : Optional.empty();
    }
}
