package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import java.util.Optional;
import java.util.function.Function;

/** The check for each kind of claim. */
final class ClaimChecks {

    private ClaimChecks() {}

    static Check of(RunPlan plan, Expectation expectation) {
        if (expectation instanceof Expectation.Completion claim) {
            return new CompletionCheck(claim);
        }
        if (expectation instanceof Expectation.LatencyRatio claim) {
            return new LatencyRatioCheck(claim);
        }
        if (expectation instanceof Expectation.BreakerOpens claim) {
            return at(plan, claim.point(), "breaker-opens", point -> new BreakerOpensCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.BreakerShutsOut claim) {
            return at(plan, claim.point(), "breaker-shuts-out", point -> new BreakerShutsOutCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.BreakerCloses claim) {
            return at(plan, claim.point(), "breaker-closes", point -> new BreakerClosesCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.FallbackShare claim) {
            return at(plan, claim.point(), "fallback-share", point -> new FallbackShareCheck(claim, point));
        }
        if (expectation instanceof Expectation.FallbackLatency claim) {
            return at(plan, claim.point(), "fallback-latency", point -> new FallbackLatencyCheck(claim, point));
        }
        if (expectation instanceof Expectation.Amplification claim) {
            return at(plan, claim.point(), "amplification", point -> new AmplificationCheck(claim, point));
        }
        if (expectation instanceof Expectation.OrdersReconcile) {
            return new OrdersReconcileCheck();
        }
        if (expectation instanceof Expectation.DriftNoticed claim) {
            return new DriftNoticedCheck(claim);
        }
        if (expectation instanceof Expectation.DriftGone claim) {
            return new DriftGoneCheck(claim);
        }
        if (expectation instanceof Expectation.AnswersUnmixed claim) {
            return new AnswersUnmixedCheck(claim);
        }
        if (expectation instanceof Expectation.SwapUndisturbed claim) {
            return new SwapUndisturbedCheck(claim);
        }
        if (expectation instanceof Expectation.ErrorsShown claim) {
            return new ErrorsShownCheck(claim);
        }
        if (expectation instanceof Expectation.BreakerStaysClosed claim) {
            return at(
                    plan,
                    claim.point(),
                    BreakerStaysClosedCheck.CLAIM,
                    point -> new BreakerStaysClosedCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.StepLatency claim) {
            return new StepLatencyCheck(claim);
        }
        if (expectation instanceof Expectation.BreakerProbes claim) {
            return at(
                    plan, claim.point(), BreakerProbesCheck.CLAIM, point -> new BreakerProbesCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.BreakerOpensAfter claim) {
            return at(
                    plan,
                    claim.point(),
                    BreakerOpensAfterCheck.CLAIM,
                    point -> new BreakerOpensAfterCheck(claim, point, plan));
        }
        if (expectation instanceof Expectation.Residency claim) {
            return new ResidencyCheck(claim);
        }
        if (expectation instanceof Expectation.CanariesStay claim) {
            return new CanariesStayCheck(claim);
        }
        if (expectation instanceof Expectation.TenantsIsolated claim) {
            return new TenantsIsolatedCheck(claim);
        }
        if (expectation instanceof Expectation.Recovery claim) {
            return new RecoveryCheck(claim);
        }
        if (expectation instanceof Expectation.Surge claim) {
            return at(plan, claim.point(), SurgeCheck.CLAIM, point -> new SurgeCheck(claim, point));
        }
        if (expectation instanceof Expectation.ModelAsTold claim) {
            return new ModelAsToldCheck(claim);
        }
        if (expectation instanceof Expectation.PartialAnswersUnused claim) {
            return at(
                    plan,
                    claim.point(),
                    PartialAnswersUnusedCheck.CLAIM,
                    point -> new PartialAnswersUnusedCheck(claim, point));
        }
        if (expectation instanceof Expectation.FallbackCorrect claim) {
            return at(plan, claim.point(), FallbackCorrectCheck.CLAIM, point -> new FallbackCorrectCheck(claim, point));
        }
        throw new IllegalArgumentException("no check for " + expectation);
    }

    private static Check at(RunPlan plan, String name, String claim, Function<InferencePoint, Check> check) {
        Optional<InferencePoint> point = plan.points().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        return point.isPresent() ? check.apply(point.get()) : new UnknownPointCheck(claim, name);
    }
}
