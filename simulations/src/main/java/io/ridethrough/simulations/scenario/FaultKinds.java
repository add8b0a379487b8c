package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The kinds of fault that files can name, and the reading of what each is told. */
final class FaultKinds {

    /** Of what every kind but an outage and a swap can break a part. */
    static final String SHARE = "share";

    /** What each kind of fault can be told, beside its {@code fault}, its target and its times. */
    static final SortedMap<String, List<String>> KEYS_OF_KIND =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
                    kind("latency", "delay", "jitter", "spread", "recorded"),
                    kind("timeout"),
                    kind("reset-peer", "after"),
                    kind("bandwidth", "rate"),
                    kind("slow-close", "delay"),
                    kind("slicer", "average-bytes", "variation-bytes", "delay"),
                    kind("limit-data", "bytes"),
                    Map.entry("outage", List.<String>of()),
                    kind("first-token", "delay", "jitter", "spread", "recorded"),
                    kind("token-stall", "delay", "jitter", "spread", "recorded", "after-tokens"),
                    kind("cut-stream", "after-tokens", "how"),
                    kind("truncate-frame", "after-tokens", "how", "passed"),
                    kind("http-error", "status", "retry-after"),
                    kind("malformed-json", "after-tokens"),
                    kind("wrong-content", "replace"),
                    kind("model-version", "model"),
                    kind("slow-upload", "rate"),
                    Map.entry("model-swap", List.of("to")))));

    /** How an answer can be cut. */
    static final List<String> CUTS = Arrays.stream(InferenceFault.Cut.values())
            .map(InferenceFault.Cut::word)
            .toList();

    private final Mistakes mistakes;

    FaultKinds(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Reads a fault of a known kind; empty when it has mistakes. */
    Optional<Fault> read(String kind, YamlMap map) {
        int before = mistakes.count();
        Supplier<Fault> reading = switch (kind) {
            case "latency" -> lateness(map).of(NetworkFault.Latency::new);
            case "timeout" -> NetworkFault.Timeout::new;
            case "reset-peer" -> resetPeer(map);
            case "bandwidth" -> bandwidth(map);
            case "slow-close" -> slowClose(map);
            case "slicer" -> slicer(map);
            case "limit-data" -> limitData(map);
            case "outage" -> NetworkFault.Outage::new;
            case "first-token" -> lateness(map).of(InferenceFault.FirstToken::new);
            case "token-stall" -> tokenStall(map);
            case "cut-stream" -> cutStream(map);
            case "truncate-frame" -> truncateFrame(map);
            case "http-error" -> httpError(map);
            case "malformed-json" -> malformedJson(map);
            case "wrong-content" -> wrongContent(map);
            case "model-version" -> modelVersion(map);
            case "slow-upload" -> slowUpload(map);
            case "model-swap" -> modelSwap(map);
            default -> throw new IllegalStateException("no reading for the known fault " + kind);
        };
        // Only now: a fault refuses stand-ins.
        return mistakes.count() == before ? Optional.of(reading.get()) : Optional.empty();
    }

    private LatenessReader.Reading lateness(YamlMap map) {
        return new LatenessReader(mistakes).read(map);
    }

    private static Supplier<Fault> resetPeer(YamlMap map) {
        Duration after = duration(map, "after");
        return () -> new NetworkFault.ResetPeer(after);
    }

    private static Supplier<Fault> bandwidth(YamlMap map) {
        long rate = rate(map, "what still passes, such as `64kB/s`");
        return () -> new NetworkFault.Bandwidth(rate);
    }

    private static Supplier<Fault> slowClose(YamlMap map) {
        Duration delay = map.required("delay", "how late connections close, such as `2s`")
                .duration(Bounds.ONE_MILLI, Bounds.MOST_DURATION);
        return () -> new NetworkFault.SlowClose(delay);
    }

    private Supplier<Fault> slicer(YamlMap map) {
        int before = mistakes.count();
        int average = (int) map.required("average-bytes", "how large slices are, such as `64`")
                .integer(1, Bounds.MOST_SLICE_BYTES);
        int variation = (int) map.optional("variation-bytes")
                .map(value -> value.integer(0, Bounds.MOST_SLICE_BYTES))
                .orElse(0L)
                .longValue();
        Duration delay = duration(map, "delay");
        if (mistakes.count() == before && variation >= average) {
            map.mistake("variation-bytes", "isn't less than `average-bytes`: a slice has at least one byte");
        }
        return () -> new NetworkFault.Slicer(average, variation, delay);
    }

    private static Supplier<Fault> limitData(YamlMap map) {
        long bytes = map.required("bytes", "after how many bytes connections end, such as `2048`")
                .integer(0, Bounds.MOST_BYTES);
        return () -> new NetworkFault.LimitData(bytes);
    }

    private Supplier<Fault> tokenStall(YamlMap map) {
        int afterTokens = afterTokens(map);
        return lateness(map).of(late -> new InferenceFault.TokenStall(late, afterTokens));
    }

    private static Supplier<Fault> cutStream(YamlMap map) {
        int afterTokens = afterTokens(map);
        InferenceFault.Cut how = how(map);
        return () -> new InferenceFault.CutStream(afterTokens, how);
    }

    private static Supplier<Fault> truncateFrame(YamlMap map) {
        int afterTokens = afterTokens(map);
        InferenceFault.Cut how = how(map);
        int passed = map.optional("passed")
                .map(value -> (int) Math.round(100 * value.share(0.01, 0.99)))
                .orElse(InferenceFault.TruncateFrame.HALF);
        return () -> new InferenceFault.TruncateFrame(afterTokens, how, passed);
    }

    private static Supplier<Fault> httpError(YamlMap map) {
        int status = (int) map.required("status", "which error, such as `503`")
                .integer(Bounds.FIRST_ERROR_STATUS, Bounds.LAST_ERROR_STATUS);
        Optional<Duration> retryAfter = map.optional("retry-after").map(FaultKinds::wholeSeconds);
        return () -> new InferenceFault.HttpError(status, retryAfter);
    }

    private static Duration wholeSeconds(YamlValue value) {
        Duration wait = value.duration(Duration.ZERO, Bounds.MOST_DURATION);
        if (wait.toNanosPart() != 0) {
            value.mistake("is finer than a second: HTTP can only say whole seconds");
        }
        return wait;
    }

    private static Supplier<Fault> malformedJson(YamlMap map) {
        int afterTokens = afterTokens(map);
        return () -> new InferenceFault.MalformedJson(afterTokens);
    }

    private static Supplier<Fault> wrongContent(YamlMap map) {
        Map<String, String> replacements = new TreeMap<>();
        YamlValue value = map.required("replace", "what is replaced with what, such as `{FUND-A: FUND-B}`");
        value.map().ifPresent(pairs -> {
            for (String piece : pairs.keys()) {
                if (piece.isBlank()) {
                    pairs.mistake(piece, "nothing can't be replaced: write the text to look for");
                }
                replacements.put(piece, pairs.required(piece, "its replacement").text());
            }
            if (replacements.isEmpty()) {
                value.mistake("is empty: write at least one text and its replacement");
            }
        });
        return () -> new InferenceFault.WrongContent(replacements);
    }

    private static Supplier<Fault> modelVersion(YamlMap map) {
        String model =
                map.required("model", "the name of the model that answers name").text();
        return () -> new InferenceFault.ModelVersion(model);
    }

    private static Supplier<Fault> slowUpload(YamlMap map) {
        long rate = rate(map, "how fast requests pass, such as `64kB/s`");
        return () -> new InferenceFault.SlowUpload(rate);
    }

    private static Supplier<Fault> modelSwap(YamlMap map) {
        String to = map.required("to", "the version that is served meanwhile, such as `v2`")
                .text();
        return () -> new DeploymentFault.ModelSwap(to);
    }

    private static InferenceFault.Cut how(YamlMap map) {
        return map.optional("how")
                .flatMap(value -> value.oneOf(CUTS, "way to cut"))
                .flatMap(word -> Arrays.stream(InferenceFault.Cut.values())
                        .filter(cut -> cut.word().equals(word))
                        .findFirst())
                .orElse(InferenceFault.Cut.CLOSE);
    }

    private static int afterTokens(YamlMap map) {
        return map.optional("after-tokens")
                .map(value -> (int) value.integer(0, Bounds.MOST_TOKENS))
                .orElse(0);
    }

    private static long rate(YamlMap map, String remedy) {
        return map.required("rate", remedy).kilobytesPerSecond(1, Bounds.MOST_KILOBYTES_PER_SECOND);
    }

    private static Duration duration(YamlMap map, String key) {
        return map.optional(key)
                .map(value -> value.duration(Duration.ZERO, Bounds.MOST_DURATION))
                .orElse(Duration.ZERO);
    }

    private static Map.Entry<String, List<String>> kind(String word, String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        all.add(SHARE);
        return Map.entry(word, List.copyOf(all));
    }
}
