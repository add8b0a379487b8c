package io.ridethrough.simulations.scenario;

import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an environment's probes read twice a second and a stop condition can go by. */
enum KnownProbe {
    /** Workers of the shop that are busy. */
    WORKERS_BUSY("workers-busy", "store", "", "workersBusy"),
    /** Requests that wait for a worker of the shop. */
    REQUESTS_QUEUED("requests-queued", "store", "", "queued"),
    /** Connections to the model that are open at the fault proxy. */
    INFERENCE_CONNECTIONS("inference-connections", "proxy", KnownTarget.INFERENCE.word(), "openConnections"),
    /** Connections to the payment partner that are open at the fault proxy. */
    PAYMENT_CONNECTIONS("payment-connections", "proxy", KnownTarget.PAYMENT.word(), "openConnections");

    private final String word;
    private final String source;
    private final String target;
    private final String field;

    KnownProbe(String word, String source, String target, String field) {
        this.word = word;
        this.source = source;
        this.target = target;
        this.field = field;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(probe -> probe.word).toList();
    }

    static Optional<KnownProbe> of(String word) {
        return Arrays.stream(values()).filter(probe -> probe.word.equals(word)).findFirst();
    }

    ProbeAbove above(long bound, Duration lasting) {
        return new ProbeAbove(word, source, target, field, bound, lasting);
    }
}
