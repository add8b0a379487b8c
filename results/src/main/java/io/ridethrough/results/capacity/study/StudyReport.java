package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.FallbackCost;
import io.ridethrough.results.capacity.ModelSizing;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.StepMeasurement.ShopReading;
import io.ridethrough.results.capacity.estimate.CapacityEstimator;
import io.ridethrough.results.capacity.estimate.EstimateSettings;
import io.ridethrough.results.capacity.estimate.FallbackCosts;
import io.ridethrough.results.capacity.estimate.ModelSizer;
import io.ridethrough.results.capacity.estimate.ShopCalibration;
import io.ridethrough.results.capacity.estimate.ShopFacts;
import io.ridethrough.results.capacity.estimate.WhatIfs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All that a review is told of a stored study. Pure: the same study gives the same report.
 *
 * @param study its record
 * @param steps what its windows measured, exploring left out
 */
public record StudyReport(StudyRecord study, List<StepMeasurement> steps) {

    /**
     * The user's own figure for an order that is lost or done by hand.
     *
     * @param amount at least 0
     * @param currency as the user wrote it; may be empty
     */
    public record Loss(BigDecimal amount, String currency) {}

    public StudyReport {
        steps = List.copyOf(steps);
    }

    /**
     * The report.
     *
     * @param targetPerSecond rate that the model is to be sized for, orders a second; empty sizes for the lower bound of the
     *     capacity while the model is healthy
     * @param loss empty where nobody said
     */
    public CapacityReport told(OptionalDouble targetPerSecond, Optional<Loss> loss) {
        StudyTerms terms = study.terms();
        CapacityEstimator estimator = new CapacityEstimator(
                terms.objective(), EstimateSettings.DEFAULT, new ShopFactsReader(terms.build()).size());
        List<CapacityEstimate> estimates = terms.states().stream()
                .map(state -> estimator.estimate(state.state(), steps, terms.seed()))
                .toList();
        return new CapacityReport(
                CapacityReport.FORMAT,
                study.id(),
                study.startedAt(),
                terms.environmentName(),
                terms.mode(),
                terms.seed(),
                study.isComplete(),
                terms.build(),
                terms.objective(),
                estimates,
                sizing(targetPerSecond, estimates),
                costs(targetPerSecond, estimates, loss),
                assumptions(),
                notMeasured(),
                steps);
    }

    private Optional<ModelSizing> sizing(OptionalDouble target, List<CapacityEstimate> estimates) {
        Optional<CapacityEstimate> healthy = estimates.stream()
                .filter(estimate -> estimate.state() == ModelState.HEALTHY)
                .findFirst();
        Optional<ShopFacts> known = facts();
        OptionalDouble sought = rate(target, healthy);
        if (healthy.isEmpty() || known.isEmpty() || sought.isEmpty() || !(sought.getAsDouble() > 0)) {
            return Optional.empty();
        }
        Optional<ModelSizing> sized = new ModelSizer(known.get()).sized(sought.getAsDouble(), healthy.get(), steps);
        Optional<ShopCalibration> calibrated = sized.flatMap(any -> ShopCalibration.of(
                study.terms().objective(),
                known.get(),
                healthy.get(),
                steps,
                study.terms().seed()));
        return sized.map(sizing -> calibrated
                .map(simulated -> new WhatIfs(known.get(), simulated).added(sizing, estimates))
                .orElse(sizing));
    }

    private Optional<ShopFacts> facts() {
        return new ShopFactsReader(study.terms().build())
                .facts()
                .map(facts -> new ShopFacts(
                        facts.workers(),
                        facts.backlog(),
                        facts.cores(),
                        facts.slots(),
                        facts.replicas(),
                        facts.queue(),
                        facts.timeoutMillis(),
                        facts.bulkhead(),
                        facts.otherRequests(),
                        facts.asks(),
                        mean(ModelState.SLOW, ShopReading::serviceMillis)));
    }

    private OptionalDouble mean(ModelState state, Function<ShopReading, OptionalDouble> reading) {
        return steps.stream()
                .filter(step -> step.state() == state && step.isSound())
                .map(step -> reading.apply(step.shop()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private static OptionalDouble rate(OptionalDouble target, Optional<CapacityEstimate> healthy) {
        return target.isPresent() ? target : healthy.map(CapacityEstimate::low).orElse(OptionalDouble.empty());
    }

    private List<FallbackCost> costs(OptionalDouble target, List<CapacityEstimate> estimates, Optional<Loss> loss) {
        List<FallbackCost> costs = new ArrayList<>();
        for (CapacityEstimate estimate : estimates) {
            OptionalDouble rate = target.isPresent() ? target : estimate.low();
            if (loss.isPresent() && rate.isPresent()) {
                FallbackCosts.of(
                                estimate.state(),
                                rate.getAsDouble(),
                                steps,
                                loss.get().amount(),
                                loss.get().currency())
                        .ifPresent(costs::add);
            }
        }
        return costs;
    }

    private List<String> assumptions() {
        StudyTerms terms = study.terms();
        List<String> told = new ArrayList<>();
        told.add(
                "Orders arrive one by one, independently of each other and of how the shop fares, each by the whole flow "
                        + terms.objective().flow() + ".");
        for (StudyTerms.State state : terms.states()) {
            told.add("While the model is " + state.state().word() + ", "
                    + (state.told().isEmpty() ? "nothing is broken" : state.told()) + ".");
        }
        steps.stream()
                .map(StepMeasurement::windowSeconds)
                .min(Double::compare)
                .ifPresent(seconds -> told.add(String.format(
                        Locale.ROOT,
                        "A rate that holds for windows of %.0f s holds: a queue that grows more slowly than that is not seen.",
                        seconds)));
        if (!terms.resilience().isEmpty()) {
            told.add("The shop is set up with the preset of resilience " + terms.resilience() + ".");
        }
        return told;
    }

    private List<String> notMeasured() {
        List<String> told = new ArrayList<>();
        told.add("Any other flow beside " + study.terms().objective().flow()
                + ": browsers, sign-ups and dashboards take" + " workers and calls of the model as well.");
        for (ModelState state : ModelState.values()) {
            if (study.terms().states().stream().noneMatch(one -> one.state() == state)) {
                told.add("The shop while the model is " + state.word() + ".");
            }
        }
        told.add("Hours on end: memory that leaks, tables that grow, caches that fill.");
        told.add("Rates that change: how long a burst may last.");
        if (new ShopFactsReader(study.terms().build()).facts().isEmpty()) {
            told.add("What the shop has of workers and slots: its environment does not tell.");
        }
        long unsound = steps.stream().filter(step -> !step.isSound()).count();
        if (unsound > 0) {
            told.add(unsound + " of " + steps.size() + " steps, which are listed with the reason.");
        }
        return told;
    }
}
