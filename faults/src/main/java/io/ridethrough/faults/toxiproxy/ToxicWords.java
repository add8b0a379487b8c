package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.NetworkFault;
import java.time.Duration;

/**
 * The attributes of faults as toxics. Those of network faults are Toxiproxy's own, but for {@code distribution} and
 * {@code histogram}, which are written only where Toxiproxy's uniform jitter is not what is meant; those of inference
 * faults are the fault proxy's.
 */
final class ToxicWords {
    private ToxicWords() {}

    /** A hole that holds connections until it is removed. */
    static ObjectNode blackHole() {
        return empty().put("timeout", 0);
    }

    static ObjectNode attributes(Fault fault) {
        if (fault instanceof InferenceFault inference) {
            return inference(inference);
        }
        if (fault instanceof NetworkFault network) {
            return network(network);
        }
        throw new IllegalStateException("no toxic for the fault " + fault.kind());
    }

    private static ObjectNode network(NetworkFault fault) {
        if (fault instanceof NetworkFault.Latency latency) {
            return lateness("latency", latency.lateness());
        }
        if (fault instanceof NetworkFault.ResetPeer reset) {
            return empty().put("timeout", reset.after().toMillis());
        }
        if (fault instanceof NetworkFault.Bandwidth bandwidth) {
            return empty().put("rate", bandwidth.kilobytesPerSecond());
        }
        if (fault instanceof NetworkFault.SlowClose slow) {
            return empty().put("delay", slow.delay().toMillis());
        }
        if (fault instanceof NetworkFault.Slicer slicer) {
            return empty().put("average_size", slicer.averageBytes())
                    .put("size_variation", slicer.variationBytes())
                    .put("delay", micros(slicer.delay()));
        }
        if (fault instanceof NetworkFault.LimitData limit) {
            return empty().put("bytes", limit.bytes());
        }
        throw new IllegalStateException("no toxic for the fault " + fault.kind());
    }

    private static ObjectNode inference(InferenceFault fault) {
        if (fault instanceof InferenceFault.FirstToken first) {
            return lateness("delay", first.delay());
        }
        if (fault instanceof InferenceFault.TokenStall stall) {
            return lateness("delay", stall.delay()).put("after_tokens", stall.afterTokens());
        }
        if (fault instanceof InferenceFault.CutStream cut) {
            return cut(cut.afterTokens(), cut.how());
        }
        if (fault instanceof InferenceFault.TruncateFrame truncate) {
            return cut(truncate.afterTokens(), truncate.how()).put("percent", truncate.passedPercent());
        }
        if (fault instanceof InferenceFault.HttpError error) {
            ObjectNode json = empty().put("status", error.status());
            error.retryAfter().ifPresent(wait -> json.put("retry_after", wait.toSeconds()));
            return json;
        }
        if (fault instanceof InferenceFault.MalformedJson malformed) {
            return empty().put("after_tokens", malformed.afterTokens());
        }
        if (fault instanceof InferenceFault.WrongContent wrong) {
            ObjectNode json = empty();
            wrong.replacements().forEach(json.putObject("replace")::put);
            return json;
        }
        if (fault instanceof InferenceFault.ModelVersion version) {
            return empty().put("model", version.model());
        }
        if (fault instanceof InferenceFault.SlowUpload upload) {
            return empty().put("rate", upload.kilobytesPerSecond());
        }
        throw new IllegalStateException("no toxic for the fault " + fault.kind());
    }

    private static ObjectNode lateness(String meanField, Lateness lateness) {
        ObjectNode json = empty();
        json.put(meanField, lateness.mean().toMillis());
        json.put("jitter", lateness.jitter().toMillis());
        if (lateness.spread() != Lateness.Spread.UNIFORM) {
            json.put("distribution", lateness.spread().word());
        }
        if (!lateness.recorded().isEmpty()) {
            ArrayNode histogram = json.putArray("histogram");
            lateness.recorded()
                    .forEach(bucket -> histogram
                            .addObject()
                            .put("millis", bucket.delay().toMillis())
                            .put("count", bucket.count()));
        }
        return json;
    }

    private static ObjectNode cut(int afterTokens, InferenceFault.Cut how) {
        return empty().put("after_tokens", afterTokens).put("how", how.word());
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1000;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
