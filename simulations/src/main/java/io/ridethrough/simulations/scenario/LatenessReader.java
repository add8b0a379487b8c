package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.Lateness.Bucket;
import io.ridethrough.faults.Lateness.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads how late something is: a delay and how it spreads, or what was recorded. */
final class LatenessReader {

    /** The spreads that have a word; a recorded one has its own key. */
    static final List<String> SPREADS = Arrays.stream(Spread.values())
            .filter(spread -> spread != Spread.HISTOGRAM)
            .map(Spread::word)
            .toList();

    private final Mistakes mistakes;

    LatenessReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** To be made only when there was no mistake. */
    record Reading(Supplier<Lateness> lateness) {
        Supplier<Fault> of(Function<Lateness, Fault> fault) {
            return () -> fault.apply(lateness.get());
        }
    }

    Reading read(YamlMap map) {
        return map.optional("recorded").map(value -> recorded(map, value)).orElseGet(() -> drawn(map));
    }

    private Reading recorded(YamlMap map, YamlValue value) {
        for (String key : List.of("delay", "jitter", "spread")) {
            if (map.has(key)) {
                map.mistake(key, "means nothing beside `recorded`: keep one of them");
            }
        }
        int before = mistakes.count();
        List<Bucket> buckets = new ArrayList<>();
        for (YamlMap entry : value.maps()) {
            entry.closed(List.of("delay", "count"));
            Duration delay =
                    entry.required("delay", "how late, such as `300ms`").duration(Duration.ZERO, Bounds.MOST_DURATION);
            long count = entry.required("count", "how often that was seen, such as `12`")
                    .integer(0, Bounds.MOST_COUNT);
            buckets.add(new Bucket(delay, count));
        }
        if (mistakes.count() == before && buckets.stream().allMatch(bucket -> bucket.count() == 0)) {
            value.mistake("counts nothing: at least one count has to be above 0");
        }
        return new Reading(() -> Lateness.recorded(buckets));
    }

    private Reading drawn(YamlMap map) {
        int before = mistakes.count();
        Duration delay = map.required("delay", "how late, such as `4s`; or `recorded`, a list of delays and counts")
                .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION);
        Duration jitter = map.optional("jitter")
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_DURATION))
                .orElse(Duration.ZERO);
        Spread spread = map.optional("spread")
                .flatMap(value -> value.oneOf(SPREADS, "spread"))
                .flatMap(word -> Arrays.stream(Spread.values())
                        .filter(known -> known.word().equals(word))
                        .findFirst())
                .orElse(Spread.UNIFORM);
        if (mistakes.count() == before) {
            if (spread == Spread.UNIFORM && jitter.compareTo(delay) > 0) {
                map.mistake("jitter", "is more than `delay`: an answer can't come before it is ready");
            }
            if (spread != Spread.UNIFORM && jitter.isZero()) {
                map.mistake("spread", "needs a `jitter`, its standard deviation");
            }
        }
        return new Reading(() -> new Lateness(delay, jitter, spread, List.of()));
    }
}
