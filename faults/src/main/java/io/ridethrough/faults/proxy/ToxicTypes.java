package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Delay;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.CutStream;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.FirstToken;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.HttpError;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.MalformedJson;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.ModelVersion;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.SlowUpload;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TokenStall;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TruncateFrame;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.WrongContent;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Bandwidth;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Latency;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.LimitData;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.ResetPeer;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Slicer;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.SlowClose;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Timeout;
import io.ridethrough.faults.proxy.toxics.Noop;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of toxic, Toxiproxy's own and those for inference. */
final class ToxicTypes {
    private static final long MAX_MILLIS = 24L * 60 * 60 * 1000;
    private static final long MAX_MICROS = MAX_MILLIS * 1000;
    private static final long MAX_SECONDS = MAX_MILLIS / 1000;
    private static final long MAX_KILOBYTES_PER_SECOND = 1_000_000_000;
    private static final long MAX_BYTES = 1L << 50;
    private static final int MAX_SLICE_BYTES = 1 << 30;
    private static final int MAX_TOKENS = 1_000_000;
    private static final int FIRST_ERROR_STATUS = 400;
    private static final int LAST_ERROR_STATUS = 599;

    private static final Map<String, ToxicType<?>> BY_NAME = List.of(
                    new ToxicType<>(new Noop(), Optional.empty(), (json, absent) -> absent, (noop, json) -> {}),
                    network(
                            new Latency(Delay.NONE),
                            (json, absent) -> new Latency(DelayJson.read(json, "latency", absent.delay())),
                            (latency, json) -> DelayJson.write(latency.delay(), "latency", json)),
                    network(
                            new Timeout(0),
                            (json, absent) -> new Timeout(count(json, "timeout", MAX_MILLIS, absent.timeoutMillis())),
                            (timeout, json) -> json.put("timeout", timeout.timeoutMillis())),
                    network(
                            new ResetPeer(0),
                            (json, absent) -> new ResetPeer(count(json, "timeout", MAX_MILLIS, absent.timeoutMillis())),
                            (reset, json) -> json.put("timeout", reset.timeoutMillis())),
                    network(
                            new Bandwidth(0),
                            (json, absent) -> new Bandwidth(
                                    count(json, "rate", MAX_KILOBYTES_PER_SECOND, absent.kilobytesPerSecond())),
                            (bandwidth, json) -> json.put("rate", bandwidth.kilobytesPerSecond())),
                    network(
                            new SlowClose(0),
                            (json, absent) -> new SlowClose(count(json, "delay", MAX_MILLIS, absent.delayMillis())),
                            (slow, json) -> json.put("delay", slow.delayMillis())),
                    network(
                            new Slicer(0, 0, 0),
                            (json, absent) -> new Slicer(
                                    count(json, "average_size", MAX_SLICE_BYTES, absent.averageBytes()),
                                    count(json, "size_variation", MAX_SLICE_BYTES, absent.variationBytes()),
                                    count(json, "delay", MAX_MICROS, absent.delayMicros())),
                            (slicer, json) -> json.put("average_size", slicer.averageBytes())
                                    .put("size_variation", slicer.variationBytes())
                                    .put("delay", slicer.delayMicros())),
                    network(
                            new LimitData(0),
                            (json, absent) -> new LimitData(count(json, "bytes", MAX_BYTES, absent.bytes())),
                            (limit, json) -> json.put("bytes", limit.bytes())),
                    answers(
                            new FirstToken(Delay.NONE),
                            (json, absent) -> new FirstToken(DelayJson.read(json, "delay", absent.delay())),
                            (first, json) -> DelayJson.write(first.delay(), "delay", json)),
                    answers(
                            new TokenStall(Delay.NONE, 0),
                            (json, absent) -> new TokenStall(
                                    DelayJson.read(json, "delay", absent.delay()), tokens(json, absent.afterTokens())),
                            (stall, json) -> DelayJson.write(stall.delay(), "delay", json)
                                    .put("after_tokens", stall.afterTokens())),
                    answers(
                            new CutStream(0, Cut.CLOSE),
                            (json, absent) ->
                                    new CutStream(tokens(json, absent.afterTokens()), cut(json, absent.how())),
                            (cut, json) -> json.put("after_tokens", cut.afterTokens())
                                    .put("how", cut.how().wireName())),
                    answers(
                            new TruncateFrame(0, Cut.CLOSE),
                            (json, absent) -> new TruncateFrame(
                                    tokens(json, absent.afterTokens()),
                                    cut(json, absent.how()),
                                    percent(json, absent.percent())),
                            (cut, json) -> json.put("after_tokens", cut.afterTokens())
                                    .put("how", cut.how().wireName())
                                    .put("percent", cut.percent())),
                    answers(new HttpError(503, 0, false), ToxicTypes::httpError, (error, json) -> {
                        json.put("status", error.status());
                        if (error.hasRetryAfter()) {
                            json.put("retry_after", error.retryAfterSeconds());
                        }
                    }),
                    answers(
                            new MalformedJson(0),
                            (json, absent) -> new MalformedJson(tokens(json, absent.afterTokens())),
                            (malformed, json) -> json.put("after_tokens", malformed.afterTokens())),
                    answers(
                            new WrongContent(Map.of()),
                            (json, absent) ->
                                    new WrongContent(JsonFields.texts(json, "replace", absent.replacements())),
                            (wrong, json) -> wrong.replacements().forEach(json.putObject("replace")::put)),
                    answers(
                            new ModelVersion("", ""),
                            (json, absent) -> new ModelVersion(
                                    JsonFields.text(json, "model", absent.model()),
                                    JsonFields.text(json, "system_fingerprint", absent.systemFingerprint())),
                            (version, json) -> json.put("model", version.model())
                                    .put("system_fingerprint", version.systemFingerprint())),
                    new ToxicType<>(
                            new SlowUpload(0),
                            Optional.of(Direction.UPSTREAM),
                            (json, absent) -> new SlowUpload(
                                    count(json, "rate", MAX_KILOBYTES_PER_SECOND, absent.kilobytesPerSecond())),
                            (upload, json) -> json.put("rate", upload.kilobytesPerSecond())))
            .stream()
            .collect(Collectors.toMap(ToxicType::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private ToxicTypes() {}

    static ToxicType<?> named(String name) {
        ToxicType<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new ProxyRequestException(400, "invalid toxic type");
        }
        return type;
    }

    static ToxicType<?> of(ToxicAttributes attributes) {
        return named(attributes.type());
    }

    private static <A extends ToxicAttributes> ToxicType<A> network(
            A defaults, BiFunction<JsonNode, A, A> reader, BiConsumer<A, ObjectNode> writer) {
        return new ToxicType<>(defaults, Optional.empty(), reader, writer);
    }

    private static <A extends ToxicAttributes> ToxicType<A> answers(
            A defaults, BiFunction<JsonNode, A, A> reader, BiConsumer<A, ObjectNode> writer) {
        return new ToxicType<>(defaults, Optional.of(Direction.DOWNSTREAM), reader, writer);
    }

    private static HttpError httpError(JsonNode json, HttpError absent) {
        long status = count(json, "status", LAST_ERROR_STATUS, absent.status());
        if (status < FIRST_ERROR_STATUS) {
            throw ProxyRequestException.badBody("status is not an error: " + status);
        }
        return new HttpError(
                (int) status,
                count(json, "retry_after", MAX_SECONDS, absent.retryAfterSeconds()),
                absent.hasRetryAfter() || json.has("retry_after"));
    }

    private static long count(JsonNode json, String field, long most, long absent) {
        return JsonFields.count(json, field, most, absent);
    }

    private static int tokens(JsonNode json, int absent) {
        return (int) count(json, "after_tokens", MAX_TOKENS, absent);
    }

    private static int percent(JsonNode json, int absent) {
        return (int) JsonFields.count(json, "percent", 99, absent);
    }

    private static Cut cut(JsonNode json, Cut absent) {
        return JsonFields.choice(json, "how", Cut.values(), Cut::wireName, absent);
    }
}
