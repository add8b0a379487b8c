package io.ridethrough.simulations.bench;

/**
 * Who answers in a {@link JudgedRun}: the model, or while it is slow or gone the fallback, behind a breaker that probes now and
 * then.
 */
record JudgedAnswers(JudgedRun run) {
    static final String MODEL = "model";
    static final String TIMEOUT = "fallback; reason=timeout";
    static final String OPEN = "fallback; reason=open";
    private static final String REFUSED = "fallback; reason=error";

    static final long PROBE_EVERY_MICROS = 5_000_000;
    static final long PROBES_FOR_MICROS = 300_000;

    /**
     * Who answers a request, in the shop's own words.
     *
     * @param at its moment, microseconds since the Unix epoch
     */
    String word(long at) {
        long since = at - JudgedRun.ORIGIN;
        int phase = run.phase(since);
        long inPhase = since - JudgedJournal.micros(run.begins(phase));
        boolean isProbe = inPhase % PROBE_EVERY_MICROS < PROBES_FOR_MICROS;
        return switch (JudgedRun.PHASES.get(phase)) {
            case "slow" -> isProbe ? TIMEOUT : OPEN;
            case "down" -> isProbe ? REFUSED : OPEN;
            default -> MODEL;
        };
    }
}
