package io.ridethrough.simulations.otlp;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.otlp.Resource;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenTelemetry's environment variables, as far as a run's export knows them. Those of one signal come before those of all, as in
 * {@code OTEL_EXPORTER_OTLP_TRACES_HEADERS}; an empty one counts as not set.
 *
 * <p>Source: OpenTelemetry specification, "OTLP Exporter Configuration" and "Environment Variable Specification". Limits: OTLP is
 * spoken over HTTP, in JSON and uncompressed.
 */
final class OtlpSettings {

    static final String PREFIX = "OTEL_EXPORTER_OTLP_";

    private static final String SPOKEN = "http/json";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final int LARGEST_PORT = 65_535;

    private record Setting(String variable, String value) {}

    private final Map<String, String> environment;
    /** One that two signals share is told once. */
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

    private OtlpSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * What to send where.
     *
     * @param targets empty when nothing is to be sent
     */
    record Wanted(List<Target> targets, Resource resource) {}

    /**
     * Reads and checks them; without an endpoint, or with {@code OTEL_SDK_DISABLED=true}, none is looked at.
     *
     * @throws MistakesException with every mistake, each by its variable and without its value, which may be a secret
     */
    static Wanted of(Map<String, String> environment) {
        if (environment.getOrDefault("OTEL_SDK_DISABLED", "").strip().equalsIgnoreCase("true")) {
            return new Wanted(List.of(), new Resource(Map.of()));
        }
        OtlpSettings settings = new OtlpSettings(environment);
        List<Target> targets = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            settings.target(signal).ifPresent(targets::add);
        }
        Map<String, String> resource = settings.isAnyWanted() ? settings.resource() : Map.of();
        if (!settings.mistakes.isEmpty()) {
            throw new MistakesException(List.copyOf(settings.mistakes));
        }
        return new Wanted(List.copyOf(targets), new Resource(resource));
    }

    private boolean isAnyWanted() {
        for (Signal signal : Signal.values()) {
            if (setting(signal, "ENDPOINT").isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Empty when nothing names an endpoint, or when what does is a mistake, which is noted. */
    private Optional<Target> target(Signal signal) {
        return setting(signal, "ENDPOINT").flatMap(endpoint -> {
            setting(signal, "PROTOCOL").ifPresent(this::checkProtocol);
            SecretHeaders headers = new SecretHeaders(
                    setting(signal, "HEADERS").map(this::headers).orElse(Map.of()));
            Duration timeout = setting(signal, "TIMEOUT").map(this::timeout).orElse(USUAL_TIMEOUT);
            return url(endpoint, signal).map(url -> new Target(signal, url, endpoint.variable(), headers, timeout));
        });
    }

    private Optional<Setting> setting(Signal signal, String what) {
        return named(PREFIX + signal.name() + "_" + what).or(() -> named(PREFIX + what));
    }

    private Optional<Setting> named(String variable) {
        return Optional.of(environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(variable, value));
    }

    private void mistake(String variable, String what) {
        mistakes.add(new Mistake(variable, what));
    }

    private void checkProtocol(Setting protocol) {
        if (!protocol.value().equals(SPOKEN)) {
            mistake(protocol.variable(), "only `" + SPOKEN + "` is spoken: set it to that, or leave it out");
        }
    }

    private Optional<URI> url(Setting endpoint, Signal signal) {
        Optional<URI> given = address(endpoint);
        if (given.isEmpty() || !endpoint.variable().equals(PREFIX + "ENDPOINT")) {
            return given;
        }
        if (given.get().getRawQuery() != null) {
            mistake(
                    endpoint.variable(),
                    "has a query, and a path is appended to it: leave it out, or set " + PREFIX + "TRACES_ENDPOINT and "
                            + PREFIX + "METRICS_ENDPOINT, which are taken as they are");
            return Optional.empty();
        }
        String base = given.get().toString().replaceFirst("/+$", "");
        return Optional.of(URI.create(base + "/" + signal.path()));
    }

    private Optional<URI> address(Setting endpoint) {
        URI uri;
        try {
            uri = new URI(endpoint.value());
        } catch (URISyntaxException malformed) {
            noAddress(endpoint);
            return Optional.empty();
        }
        boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        boolean hasPort = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= LARGEST_PORT);
        if (uri.getRawUserInfo() != null) {
            mistake(endpoint.variable(), "has a user's name in it: credentials go into " + PREFIX + "HEADERS");
        } else if (!isHttp || uri.getHost() == null || !hasPort || uri.getRawFragment() != null) {
            noAddress(endpoint);
        } else {
            return Optional.of(uri);
        }
        return Optional.empty();
    }

    private void noAddress(Setting endpoint) {
        mistake(
                endpoint.variable(),
                "is no address of a collector: it takes http or https and a host, such as http://localhost:4318");
    }

    private Map<String, String> headers(Setting headers) {
        Map<String, String> possible = new LinkedHashMap<>();
        keyValues(headers).forEach((name, value) -> {
            if (SecretHeaders.isPossible(name, value)) {
                possible.put(name, value);
            } else {
                mistake(headers.variable(), "has a header that cannot be sent: HTTP's own, or no name or value of one");
            }
        });
        return possible;
    }

    private Map<String, String> keyValues(Setting list) {
        return KeyValues.read(
                list.value(),
                entry -> mistake(
                        list.variable(),
                        "entry " + entry + " is not `key=value`, percent-encoded, with commas between entries"));
    }

    private Duration timeout(Setting timeout) {
        // Ten digits and more are too long in any case.
        if (timeout.value().matches("\\d{1,9}")) {
            Duration read = Duration.ofMillis(Long.parseLong(timeout.value()));
            if (!read.isZero() && read.compareTo(LONGEST_TIMEOUT) <= 0) {
                return read;
            }
        }
        mistake(
                timeout.variable(),
                "is no number of milliseconds from 1 to " + LONGEST_TIMEOUT.toMillis() + ", such as "
                        + USUAL_TIMEOUT.toMillis());
        return USUAL_TIMEOUT;
    }

    private Map<String, String> resource() {
        Map<String, String> attributes = new LinkedHashMap<>(
                named("OTEL_RESOURCE_ATTRIBUTES").map(this::keyValues).orElse(Map.of()));
        named("OTEL_SERVICE_NAME").ifPresent(name -> attributes.put("service.name", name.value()));
        return attributes;
    }
}
