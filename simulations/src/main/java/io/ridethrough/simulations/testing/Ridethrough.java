package io.ridethrough.simulations.testing;

/**
 * Where a test begins.
 *
 * <pre>
 * FinishedRun run = Ridethrough.scenario("checkout-brownout").seed(7).run();
 * assertThat(run).inPhase("slow").flow("guest-checkout").completes(atLeast(0.995));
 * </pre>
 */
public final class Ridethrough {
    private Ridethrough() {}

    /**
     * A run of a scenario, which begins when {@link ScenarioRun#run} is called.
     *
     * @param nameOrPath a scenario's name, or the path of its file
     */
    public static ScenarioRun scenario(String nameOrPath) {
        return new ScenarioRun(nameOrPath);
    }
}
