package io.ridethrough.results.run;

import java.util.List;

/**
 * Whose an answer was that a client was shown: not what it said. A sign is what tells a client, as {@code
 * kind/tenant/number}, such as {@code note/alpine/0007} or {@code holdings/harbour/12}.
 *
 * @param at when the answer had come, microseconds since the Unix epoch
 * @param flow the flow that asked
 * @param step the step that asked
 * @param user index of the arrival within its flow
 * @param tenant whose client asked
 * @param own the signs of the client who asked
 * @param shown the signs in the answer, each once; none when it does not tell whose it is
 */
public record ShownAnswer(
        long at, String flow, String step, int user, String tenant, List<String> own, List<String> shown) {

    public ShownAnswer {
        own = List.copyOf(own);
        shown = List.copyOf(shown);
    }

    /** The signs of others. */
    public List<String> foreign() {
        return shown.stream().filter(sign -> !own.contains(sign)).toList();
    }

    /** The tenant that a sign names; empty when it names none. */
    public static String tenantOf(String sign) {
        String[] parts = sign.split("/", -1);
        return parts.length == 3 ? parts[1] : "";
    }
}
