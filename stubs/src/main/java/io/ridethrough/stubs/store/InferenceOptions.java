package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.OutboundSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model is, and how calls leave the store. */
final class InferenceOptions {
    @Option(
            names = "--inference-url",
            paramLabel = "URL",
            description = "The model's endpoint, without /v1/chat/completions. Without it rules answer.")
    private @Nullable URI url;

    @Option(
            names = "--inference-model",
            paramLabel = "NAME",
            defaultValue = InferenceSettings.DEFAULT_MODEL,
            description = "The model (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(
            names = "--foreign-inference-url",
            paramLabel = "URL",
            description = "An endpoint under another law. No client's data go there, unless a defect lets them.")
    private @Nullable URI foreign;

    @Option(
            names = "--egress-proxy",
            paramLabel = "URL",
            description = "An HTTP forward proxy that every outbound call goes through, such as http://127.0.0.1:3128.")
    private @Nullable URI egressProxy;

    @Option(
            names = "--call-log",
            paramLabel = "FILE",
            description = "Append a line of JSON for each call to the model: all but what was said.")
    private @Nullable Path callLog;

    @Option(
            names = "--answers-kept",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = DurationOption.class,
            description = "Give a client the same summary or recommendation again for so long (${DEFAULT-VALUE}).")
    private Duration answersKept = Duration.ZERO;

    InferenceSettings settings(Resilience resilience) {
        return new InferenceSettings(
                Optional.ofNullable(url),
                model,
                resilience,
                new OutboundSettings(
                        Optional.ofNullable(foreign),
                        Optional.ofNullable(egressProxy),
                        Optional.ofNullable(callLog),
                        answersKept));
    }
}
