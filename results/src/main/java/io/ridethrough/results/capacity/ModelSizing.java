package io.ridethrough.results.capacity;

import java.util.List;
import java.util.Optional;

/**
 * How many replicas of the model a rate of orders needs:
 *
 * <pre>replicas = ⌈rate · calls an order · service time / (slots · ρ_max)⌉</pre>
 *
 * @param targetPerSecond rate asked for, orders a second
 * @param callsPerOrder as measured while the model is healthy
 * @param serviceMillis the same: how long it works on a call, mean
 * @param slots calls that one replica works on at once
 * @param mostUtilisation ρ_max: utilisation of the slots up to which the objective was held, 0 to 1
 * @param isUtilisationReached whether the slots were what ran out: if not, ρ_max is only known to be no less
 * @param replicas needed, at least 1
 * @param workersHeld by Little's law, at the target
 * @param whatIfs what other timeouts, bulkheads or pools would buy; empty when the simulation is not to be trusted
 * @param calibration of that simulation; empty when there was too little to make one
 */
public record ModelSizing(
        double targetPerSecond,
        double callsPerOrder,
        double serviceMillis,
        int slots,
        double mostUtilisation,
        boolean isUtilisationReached,
        int replicas,
        List<WorkersHeld> workersHeld,
        List<WhatIf> whatIfs,
        Optional<Calibration> calibration) {
    private static final double MILLIS_OF_SECOND = 1_000;

    /** What binary fractions are off by must not cost a replica. */
    private static final double ROUNDING = 1e-9;

    public ModelSizing {
        workersHeld = List.copyOf(workersHeld);
        whatIfs = List.copyOf(whatIfs);
    }

    /** Replicas that another rate of orders a second needs, by the same formula; at least 1. */
    public int replicasFor(double perSecond) {
        return replicas(perSecond * callsPerOrder * serviceMillis / MILLIS_OF_SECOND, slots, mostUtilisation);
    }

    /**
     * The formula.
     *
     * @param slotsBusy slots that a rate keeps busy, on average
     */
    public static int replicas(double slotsBusy, int slots, double mostUtilisation) {
        return (int) Math.max(1, Math.ceil(slotsBusy / (slots * mostUtilisation) - ROUNDING));
    }
}
