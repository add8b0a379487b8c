package io.ridethrough.simulations.cli;

import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.yaml.Quantity;
import io.ridethrough.results.inference.Metric;
import io.ridethrough.results.inference.Objective;
import io.ridethrough.simulations.modelbench.Arrivals;
import io.ridethrough.simulations.modelbench.BenchSettings;
import io.ridethrough.simulations.modelbench.Prompts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What {@code model bench} was asked for, once all of it makes sense.
 *
 * @param url of an endpoint that runs already; empty to start the reference model
 * @param token never in any text
 */
record ModelBenchRequest(
        Optional<URI> url,
        Optional<String> modelName,
        Optional<String> token,
        Duration deadline,
        BenchSettings settings,
        BenchedModel.Options model) {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_UNDER_WAY = 4_000;

    /** @throws ParameterException that tells every mistake there is */
    static ModelBenchRequest read(ModelBenchOptions options, CommandLine command) {
        return new Reader(options).read(command);
    }

    static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    EndpointSettings endpoint(URI address) {
        return new EndpointSettings(address, modelName, token, EndpointSettings.DEFAULT_CONNECT_TIMEOUT, deadline);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "model bench of " + url;
    }

    /** Reads every option before it refuses any. */
    private static final class Reader {
        private final ModelBenchOptions options;
        private final List<String> mistakes = new ArrayList<>();

        Reader(ModelBenchOptions options) {
            this.options = options;
        }

        ModelBenchRequest read(CommandLine command) {
            Optional<URI> url = options.url.flatMap(this::address);
            Optional<String> token = new BenchToken(mistakes).read(options.tokenFile, options.tokenVariable);
            if (url.isEmpty() && token.isPresent() && options.url.isEmpty()) {
                mistakes.add("--token-file, --token-env: the reference model asks for no token; they go with --url");
            }
            List<Double> rates = options.rates.map(this::rates).orElse(List.of());
            if (options.isSweep && options.rates.isPresent()) {
                mistakes.add("--sweep and --rates: one of them");
            }
            Duration deadline = duration("--deadline", options.deadline, Duration.ofMillis(1));
            BenchSettings settings = new BenchSettings(
                    rates,
                    arrivals(),
                    duration("--warm-up", options.warmUp, Duration.ZERO),
                    duration("--duration", options.duration, Duration.ofMillis(100)),
                    objective(),
                    prompts(),
                    number("--max-tokens", options.maxTokens, 1, MOST_TOKENS),
                    number("--saturate-with", options.saturateWith, 1, MOST_UNDER_WAY),
                    number("--most-under-way", options.mostUnderWay, 1, MOST_UNDER_WAY),
                    seed());
            BenchedModel.Options model = model();
            if (!mistakes.isEmpty()) {
                throw new ParameterException(command, String.join("\nridethrough: ", mistakes));
            }
            return new ModelBenchRequest(url, options.model, token, deadline, settings, model);
        }

        private Optional<URI> address(String text) {
            try {
                URI url = new URI(text);
                boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
                if (isHttp && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                    return Optional.of(url);
                }
            } catch (java.net.URISyntaxException e) {
                mistakes.add("--url: not an address");
                return Optional.empty();
            }
            mistakes.add("--url: an http or https address is needed, with a host and without user or query");
            return Optional.empty();
        }

        private List<Double> rates(String text) {
            int slash = text.lastIndexOf('/');
            String unit = slash < 0 ? "" : text.substring(slash);
            List<Double> rates = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                String rate = part.strip();
                Optional<Double> perSecond = Quantity.perSecond(rate.contains("/") ? rate : rate + unit);
                if (perSecond.isEmpty() || perSecond.get() <= 0) {
                    mistakes.add("--rates: `" + rate + "` is not a rate; such as 1,2,4/s");
                    return List.of();
                }
                rates.add(perSecond.get());
            }
            for (int i = 1; i < rates.size(); i++) {
                if (rates.get(i) <= rates.get(i - 1)) {
                    mistakes.add("--rates: each must be higher than the one before");
                    break;
                }
            }
            return rates;
        }

        private Arrivals arrivals() {
            return Arrivals.of(options.arrivals).orElseGet(() -> {
                mistakes.add("--arrivals: poisson or constant");
                return Arrivals.POISSON;
            });
        }

        private Duration duration(String name, String text, Duration least) {
            Optional<Duration> read = Quantity.duration(text);
            if (read.isEmpty() || read.get().compareTo(least) < 0 || read.get().compareTo(LONGEST) > 0) {
                mistakes.add(name + ": `" + text + "` is not a time from " + Quantity.written(least) + " to "
                        + Quantity.written(LONGEST) + ", such as 20s or 500ms");
                return Duration.ofSeconds(1);
            }
            return read.get();
        }

        private Objective objective() {
            Map<String, Double> limits = new LinkedHashMap<>();
            for (String part :
                    options.objective.map(text -> text.split(",", -1)).orElse(new String[0])) {
                String[] words = part.strip().split("=", 2);
                Optional<Duration> limit = words.length < 2 ? Optional.empty() : Quantity.duration(words[1]);
                if (Metric.of(words[0]).isEmpty() || limit.isEmpty()) {
                    mistakes.add("--slo: `" + part.strip()
                            + "` is not a limit of ttft, itl, tpot or e2e, such as ttft=200ms");
                } else if (limits.put(words[0], limit.get().toNanos() / 1e6) != null) {
                    mistakes.add("--slo: " + words[0] + " has two limits");
                }
            }
            return new Objective(limits);
        }

        private Prompts prompts() {
            return new BenchPrompts(mistakes).read(options.prompts);
        }

        private int number(String name, String text, int least, int most) {
            try {
                int read = Integer.parseInt(text);
                if (read >= least && read <= most) {
                    return read;
                }
            } catch (NumberFormatException e) {
                mistakes.add(name + ": `" + text + "` is not a whole number");
                return least;
            }
            mistakes.add(name + ": `" + text + "` is not from " + least + " to " + most);
            return least;
        }

        private long seed() {
            if (options.seed.isEmpty()) {
                return FreshSeed.draw();
            }
            try {
                return Long.parseLong(options.seed.get());
            } catch (NumberFormatException e) {
                mistakes.add("--seed: `" + options.seed.get() + "` is not a whole number");
                return 0;
            }
        }

        private BenchedModel.Options model() {
            if (options.url.isPresent()) {
                for (var option : Map.of(
                                "--weights", options.weights,
                                "--slots", options.slots,
                                "--queue", options.queue,
                                "--pace", options.pace)
                        .entrySet()) {
                    if (option.getValue().isPresent()) {
                        mistakes.add(option.getKey() + ": is of the reference model, which --url leaves out");
                    }
                }
            }
            return new BenchedModel.Options(
                    options.weights,
                    options.slots.map(text -> number("--slots", text, 1, 1024)),
                    options.queue.map(text -> number("--queue", text, 0, 100_000)),
                    options.pace
                            .map(text -> duration("--pace", text, Duration.ZERO))
                            .orElse(Duration.ZERO));
        }
    }
}
