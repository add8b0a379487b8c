package io.ridethrough.faults.proxy.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Events as lines of JSON: {@code {"at_nanos", "event", "proxy", …}}; what is unknown is left out. */
final class EventJson {
    private EventJson() {}

    static String line(ProxyEvent event) {
        ObjectNode json = begin(event.atNanos(), event.word()).put("proxy", event.proxy());
        // Java 17 has no pattern switch.
        if (event instanceof ProxyEvent.ConnectionOpened opened) {
            json.put("connection", opened.connection());
        } else if (event instanceof ProxyEvent.ConnectionRefused refused) {
            json.put("connection", refused.connection());
        } else if (event instanceof ProxyEvent.ConnectionClosed closed) {
            json.put("connection", closed.connection());
            json.put("bytes_up", closed.bytesUp()).put("bytes_down", closed.bytesDown());
        } else if (event instanceof ProxyEvent.Attempt attempt) {
            json.put("connection", attempt.connection());
            if (!attempt.point().isEmpty()) {
                json.put("point", attempt.point());
            }
        } else if (event instanceof ProxyEvent.ToxicChanged changed) {
            json.put("toxic", changed.toxic()).put("type", changed.type()).put("stream", changed.stream());
        } else if (event instanceof ProxyEvent.FirstAffected affected) {
            fault(json, affected.toxic());
        } else if (event instanceof ProxyEvent.FirstFree free) {
            fault(json, free.toxic());
        }
        return json + "\n";
    }

    /** Nothing has happened, save that time passed. */
    static String alive(long atNanos) {
        return begin(atNanos, "alive") + "\n";
    }

    /** At this place, {@code count} lines are missing, because the reader was too slow for them. */
    static String lost(long atNanos, long count) {
        return begin(atNanos, "lost").put("count", count) + "\n";
    }

    private static ObjectNode begin(long atNanos, String word) {
        return JsonNodeFactory.instance.objectNode().put("at_nanos", atNanos).put("event", word);
    }

    private static void fault(ObjectNode json, Optional<String> toxic) {
        toxic.ifPresentOrElse(name -> json.put("toxic", name), () -> json.put("outage", true));
    }
}
