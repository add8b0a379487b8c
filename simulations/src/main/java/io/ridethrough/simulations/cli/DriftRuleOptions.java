package io.ridethrough.simulations.cli;

import io.ridethrough.results.drift.DriftRule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What counts as drift, where it is not to be the default; {@code docs/drift.md} explains each. */
final class DriftRuleOptions {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--agreement",
            paramLabel = "SHARE",
            defaultValue = "0.98",
            description = "Share of decisions that must be the same" + DEFAULT)
    private double agreement;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            defaultValue = "0.04",
            description = "How far the lower confidence limit may lie under it" + DEFAULT)
    private double margin;

    @Option(
            names = "--self-agreement",
            paramLabel = "SHARE",
            defaultValue = "0.90",
            description = "Share of decisions in which --from must agree with itself, or it is no yardstick" + DEFAULT)
    private double selfAgreement;

    @Option(
            names = "--new-violations",
            paramLabel = "N",
            defaultValue = "0",
            description = "Prompts at which --to may leave a jurisdiction that --from kept to" + DEFAULT)
    private int newViolations;

    @Option(
            names = "--divergence",
            paramLabel = "NATS",
            defaultValue = "0.05",
            description = "p90 of the KL divergence at the deciding token that is no matter" + DEFAULT)
    private double divergence;

    @Option(
            names = "--floor-times",
            paramLabel = "TIMES",
            defaultValue = "3",
            description = "How many times the p90 of --from against itself it may be" + DEFAULT)
    private double floorTimes;

    @Option(
            names = "--failures",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "Share of exchanges that may fail" + DEFAULT)
    private double failures;

    @Option(names = "--decisions-alone", description = "Ask for no token probabilities: for servers that tell none.")
    private boolean isDecisionsAlone;

    DriftRule rule() {
        try {
            return new DriftRule(
                    agreement,
                    margin,
                    selfAgreement,
                    newViolations,
                    divergence,
                    floorTimes,
                    failures,
                    !isDecisionsAlone);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "the rule makes no sense: " + e.getMessage(), e);
        }
    }
}
