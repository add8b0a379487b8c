package io.ridethrough.results.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** A claim about a run, declared before it: the closed vocabulary of a scenario's {@code expect} list. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "claim")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Expectation.Completion.class, name = "completion"),
    @JsonSubTypes.Type(value = Expectation.LatencyRatio.class, name = "latency-ratio"),
    @JsonSubTypes.Type(value = Expectation.BreakerOpens.class, name = "breaker-opens"),
    @JsonSubTypes.Type(value = Expectation.BreakerShutsOut.class, name = "breaker-shuts-out"),
    @JsonSubTypes.Type(value = Expectation.BreakerCloses.class, name = "breaker-closes"),
    @JsonSubTypes.Type(value = Expectation.FallbackShare.class, name = "fallback-share"),
    @JsonSubTypes.Type(value = Expectation.FallbackLatency.class, name = "fallback-latency"),
    @JsonSubTypes.Type(value = Expectation.Amplification.class, name = "amplification"),
    @JsonSubTypes.Type(value = Expectation.OrdersReconcile.class, name = "orders-reconcile"),
    @JsonSubTypes.Type(value = Expectation.DriftNoticed.class, name = "drift-noticed"),
    @JsonSubTypes.Type(value = Expectation.DriftGone.class, name = "drift-gone"),
    @JsonSubTypes.Type(value = Expectation.AnswersUnmixed.class, name = "answers-unmixed"),
    @JsonSubTypes.Type(value = Expectation.SwapUndisturbed.class, name = "swap-undisturbed"),
    @JsonSubTypes.Type(value = Expectation.ErrorsShown.class, name = "errors-shown"),
    @JsonSubTypes.Type(value = Expectation.BreakerStaysClosed.class, name = "breaker-stays-closed"),
    @JsonSubTypes.Type(value = Expectation.StepLatency.class, name = "step-latency"),
    @JsonSubTypes.Type(value = Expectation.BreakerProbes.class, name = "breaker-probes"),
    @JsonSubTypes.Type(value = Expectation.BreakerOpensAfter.class, name = "breaker-opens-after"),
    @JsonSubTypes.Type(value = Expectation.Residency.class, name = "residency"),
    @JsonSubTypes.Type(value = Expectation.CanariesStay.class, name = "canaries-stay"),
    @JsonSubTypes.Type(value = Expectation.TenantsIsolated.class, name = "tenants-isolated"),
    @JsonSubTypes.Type(value = Expectation.Recovery.class, name = "recovery"),
    @JsonSubTypes.Type(value = Expectation.Surge.class, name = "surge"),
    @JsonSubTypes.Type(value = Expectation.ModelAsTold.class, name = "model-as-told"),
    @JsonSubTypes.Type(value = Expectation.PartialAnswersUnused.class, name = "partial-answers-unused"),
    @JsonSubTypes.Type(value = Expectation.FallbackCorrect.class, name = "fallback-correct"),
})
public sealed interface Expectation {

    /** In each phase, the share (0 to 1) of journeys begun there that completed is at least {@code atLeast}. */
    record Completion(String flow, List<String> during, double atLeast) implements Expectation {}

    /**
     * The percentile (0 to 100) of a step's latency in phase {@code during} is at most {@code atMostTimes} that of
     * phase {@code of}, or above it by no more than {@code slack}: a ratio of two small numbers is mostly noise.
     */
    record LatencyRatio(
            String flow, String step, String during, double percentile, double atMostTimes, String of, Duration slack)
            implements Expectation {}

    /** The breaker of an inference point opens within {@code within} of the start of phase {@code during}. */
    record BreakerOpens(String point, String during, Duration within) implements Expectation {}

    /** While open, in each phase, attempts are at most the share {@code atMost} (0 to 1) of demand. */
    record BreakerShutsOut(String point, List<String> during, double atMost) implements Expectation {}

    /** The breaker of an inference point is closed again within {@code within} of the start of {@code during}. */
    record BreakerCloses(String point, String during, Duration within) implements Expectation {}

    /** In each phase, at least the share {@code atLeast} (0 to 1) of requests was answered by the fallback. */
    record FallbackShare(String point, List<String> during, double atLeast) implements Expectation {}

    /** The percentile (0 to 100) of the latency of steps answered by the fallback is at most {@code atMost}. */
    record FallbackLatency(String point, List<String> during, double percentile, Duration atMost)
            implements Expectation {}

    /** Upstream attempts are at most {@code atMost} times the requests that made any, also in the worst few seconds. */
    record Amplification(String point, List<String> during, double atMost) implements Expectation {}

    /**
     * Each acknowledged order exists once, each charge belongs to exactly one order, each order has its charge, no
     * product is sold beyond its stock, and the ledger settles every operation that timed out.
     */
    record OrdersReconcile() implements Expectation {}

    /**
     * {@code wrong} of the last {@code ofLast} golden answers decide wrongly for the first time within {@code within}
     * of the start of phase {@code during}, and in no judged phase before it.
     */
    record DriftNoticed(String during, Duration within, int wrong, int ofLast) implements Expectation {}

    /** From {@code within} after the start of phase {@code during}, golden answers decide rightly by the same rule. */
    record DriftGone(String during, Duration within, int wrong, int ofLast) implements Expectation {}

    /** In each phase, every golden answer is the whole answer of the one version that it names. */
    record AnswersUnmixed(List<String> during) implements Expectation {}

    /** Requests under way within {@code within} of a swap of the model, or of its rollback, are answered by the model. */
    record SwapUndisturbed(Duration within) implements Expectation {}

    /**
     * In each phase, of the requests of {@code flow} at most the share {@code atMost} (0 to 1) ended in an error that its
     * customer saw. An empty {@code flow} means every flow, each by itself.
     */
    record ErrorsShown(String flow, List<String> during, double atMost) implements Expectation {}

    /** The breaker of an inference point is not seen open in any of the phases. */
    record BreakerStaysClosed(String point, List<String> during) implements Expectation {}

    /** In each phase, the percentile (0 to 100) of a step's latency from its intended start is at most {@code atMost}. */
    record StepLatency(String flow, String step, List<String> during, double percentile, Duration atMost)
            implements Expectation {}

    /** Once open, the breaker lets at most {@code atMost} calls through in a row before it shuts again or closes. */
    record BreakerProbes(String point, List<String> during, int atMost) implements Expectation {}

    /** From the start of phase {@code during} the breaker opens after at least and at most so many calls. */
    record BreakerOpensAfter(String point, String during, int atLeast, int atMost) implements Expectation {}

    /** In each phase, no call of the system under test is to an endpoint where its client's data may not be. */
    record Residency(List<String> during) implements Expectation {}

    /** In each phase, canaries are in calls to the endpoints {@code onlyTo} (by name), and in no others. */
    record CanariesStay(List<String> during, List<String> onlyTo) implements Expectation {}

    /** In each phase, no answer that a client is shown bears the sign of another client. */
    record TenantsIsolated(List<String> during) implements Expectation {}

    /**
     * Within {@code within} of the start of phase {@code during} the percentile (0 to 100) of a step's latency is at most
     * {@code slack} above that of phase {@code of}, and stays there.
     */
    record Recovery(
            String flow, String step, String during, double percentile, Duration within, String of, Duration slack)
            implements Expectation {}

    /** The calls of the worst second of phase {@code during} are at most {@code atMostTimes} a mean second's of {@code of}. */
    record Surge(String point, String during, double atMostTimes, String of) implements Expectation {}

    /** In each phase, the models that are asked and that answer on the wire are those that the application's log names. */
    record ModelAsTold(List<String> during) implements Expectation {}

    /** In each phase, no answer that broke off on the wire is used as an answer of the model. */
    record PartialAnswersUnused(String point, List<String> during) implements Expectation {}

    /** In each phase, what the fallback decided is what the rules allow. */
    record FallbackCorrect(String point, List<String> during) implements Expectation {}
}
