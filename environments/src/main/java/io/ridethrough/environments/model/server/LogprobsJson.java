package io.ridethrough.environments.model.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code logprobs} of a choice, in OpenAI's form: null where a chunk completes no token. */
final class LogprobsJson {
    private LogprobsJson() {}

    static void put(ObjectNode choice, List<ScoredToken> tokens) {
        if (tokens.isEmpty()) {
            choice.putNull("logprobs");
            return;
        }
        ArrayNode content = choice.putObject("logprobs").putArray("content");
        for (ScoredToken token : tokens) {
            ArrayNode top = put(content.addObject(), token.token()).putArray("top_logprobs");
            token.top().forEach(other -> put(top.addObject(), other));
        }
    }

    private static ObjectNode put(ObjectNode node, ScoredToken.Entry entry) {
        node.put("token", entry.name()).put("logprob", entry.logprob());
        if (entry.bytes().isEmpty()) {
            node.putNull("bytes");
        } else {
            entry.bytes().forEach(node.putArray("bytes")::add);
        }
        return node;
    }
}
