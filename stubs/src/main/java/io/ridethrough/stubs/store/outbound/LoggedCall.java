package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Writes down every call to one endpoint, however it ends. */
public final class LoggedCall implements ModelCall {
    private final ModelCall call;
    private final EndpointLocation endpoint;
    private final CallLog log;
    private final Clock clock;

    public LoggedCall(ModelCall call, EndpointLocation endpoint, CallLog log, Clock clock) {
        this.call = call;
        this.endpoint = endpoint;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Completion complete(Question question, String model) throws InferenceFailure {
        Instant start = clock.instant();
        String answered = "";
        // What an error that is none of inference's leaves behind.
        String outcome = "broken";
        try {
            Completion said = call.complete(question, model);
            answered = said.model();
            outcome = "model";
            return said;
        } catch (InferenceFailure failure) {
            outcome = failure.reason().label();
            throw failure;
        } finally {
            log.add(new InferenceCall(
                    start,
                    question.point().purpose(),
                    question.client().tenant(),
                    question.client().jurisdiction(),
                    question.hasPersonalData(),
                    endpoint,
                    model,
                    answered,
                    outcome,
                    Math.max(0, Duration.between(start, clock.instant()).toMillis()),
                    sha256(question.prompt()),
                    question.prompt().length()));
        }
    }

    private static String sha256(String prompt) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(prompt.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }
}
