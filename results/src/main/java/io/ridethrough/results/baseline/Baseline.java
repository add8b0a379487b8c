package io.ridethrough.results.baseline;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Latency distributions as they were once measured.
 *
 * @param name lower-case letters, digits and hyphens
 * @param recordedAt when the first repeat's load began
 * @param session the same for baselines that were recorded in turns, pair by pair, and for no others
 * @param fingerprint what was measured where
 * @param seed of the first repeat; each further one's is one higher
 * @param gated the series that decide a comparison, chosen before anything was measured
 * @param repeats how each went, in order
 * @param series by name, each with as many repeats
 */
public record Baseline(
        String name,
        Instant recordedAt,
        String session,
        Fingerprint fingerprint,
        long seed,
        List<String> gated,
        List<Repeat> repeats,
        List<Series> series) {
    /** More repeats could not be compared. */
    public static final int MOST_REPEATS = 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Baseline {
        gated = List.copyOf(gated);
        repeats = List.copyOf(repeats);
        series = List.copyOf(series);
        require(isName(name), "`" + name + "` is no name: use lower-case letters, digits and hyphens, at most 64");
        require(
                !repeats.isEmpty() && repeats.size() <= MOST_REPEATS,
                repeats.size() + " repeats (1 to " + MOST_REPEATS + ")");
        require(!series.isEmpty(), "there is no series");
        Set<String> names = new HashSet<>();
        for (Series one : series) {
            require(names.add(one.name()), "series `" + one.name() + "` is there twice");
            require(
                    one.repeats().size() == repeats.size(),
                    "series `" + one.name() + "` has " + one.repeats().size() + " repeats instead of "
                            + repeats.size());
        }
        for (String gate : gated) {
            require(names.contains(gate), "`" + gate + "` is gated, and there is no such series");
        }
    }

    /** Whether a baseline can be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public Optional<Series> series(String name) {
        return series.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Whether every repeat was sound. */
    public boolean isSound() {
        return repeats.stream().allMatch(repeat -> repeat.allDoubts().isEmpty());
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException(why);
        }
    }
}
