package io.ridethrough.simulations.capacity;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.FaultPreset;
import io.ridethrough.simulations.scenario.KnownTarget;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import io.ridethrough.simulations.scenario.TimedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What brings a state of the model about. A preset imitates an incident, which begins and ends; a state stays. So of a preset
 * that stands for one, what it breaks first is broken for as long as a step lasts, and what comes later is left out.
 */
public final class StateFaults {
    private static final Pattern DELAY = Pattern.compile("(\\d{1,7})(ms|s)");
    private static final long MILLIS_OF_SECOND = 1_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private StateFaults() {}

    /**
     * Reads what was chosen.
     *
     * @param option that it was chosen by, for messages
     * @param chosen the name of a preset, a delay of every answer such as {@code 250ms}, or an empty text for nothing
     * @throws MistakesException when it is neither
     */
    public static List<PhaseFault> read(String option, String chosen, FaultCatalog catalog) {
        if (chosen.isEmpty()) {
            return List.of();
        }
        Matcher delay = DELAY.matcher(chosen);
        if (delay.matches()) {
            return List.of(new PhaseFault(KnownTarget.INFERENCE.word(), late(option, chosen, delay)));
        }
        if (!catalog.list().contains(chosen)) {
            throw mistake(
                    option,
                    "there is no preset `" + chosen + "`" + Nearest.remedy(chosen, catalog.list())
                            + "; a delay of every answer, such as `250ms`, would do too");
        }
        FaultPreset preset = catalog.preset(chosen);
        List<PhaseFault> faults = preset.faults().stream()
                .filter(fault -> fault.startsAfter().isZero())
                .map(fault -> new PhaseFault(
                        KnownTarget.INFERENCE.word(),
                        new TimedFault(fault.fault(), fault.share(), Duration.ZERO, Optional.empty()),
                        Optional.of(preset.name())))
                .toList();
        if (faults.isEmpty()) {
            throw mistake(option, "`" + chosen + "` breaks nothing at its start: choose a preset that does");
        }
        return faults;
    }

    /** In words; empty for nothing. */
    public static String told(List<PhaseFault> faults) {
        return faults.stream().map(PhaseFault::description).collect(Collectors.joining(", "));
    }

    private static NetworkFault.Latency late(String option, String chosen, Matcher delay) {
        long number = Long.parseLong(delay.group(1));
        Duration late = Duration.ofMillis("s".equals(delay.group(2)) ? number * MILLIS_OF_SECOND : number);
        if (late.isZero() || late.compareTo(LONGEST) > 0) {
            throw mistake(option, "`" + chosen + "` is no delay: from `1ms` to `3600s`");
        }
        return new NetworkFault.Latency(late);
    }

    private static MistakesException mistake(String option, String what) {
        return new MistakesException(List.of(new Mistake(option, 0, "", what)));
    }
}
