package io.ridethrough.stubs.process;

import java.util.regex.Pattern;

/** What a child process does not get of its parent's environment. */
public final class ChildEnvironment {
    /**
     * Credentials of an OpenTelemetry collector, for all signals or for one, and its address for one, which is taken with path and
     * query as it is: some have a key there. Only the runner speaks with it.
     */
    private static final Pattern SECRET =
            Pattern.compile("OTEL_EXPORTER_OTLP_([A-Z]+_)?HEADERS|OTEL_EXPORTER_OTLP_[A-Z]+_ENDPOINT");

    private ChildEnvironment() {}

    /** Takes credentials from the environment that a process will be started with. */
    public static ProcessBuilder withoutSecrets(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> SECRET.matcher(name).matches());
        return builder;
    }
}
