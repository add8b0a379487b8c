package io.ridethrough.environments.model.tokenizer;

import io.ridethrough.environments.model.gguf.MalformedGgufException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a conversation becomes a prompt: each turn is its speaker's control token, its text and {@code <|end|>}; a last
 * {@code <|assistant|>} asks for the answer. A system turn is spoken by the user, since the vocabulary has no third
 * speaker.
 */
public final class ChatFormat {
    public static final String USER = "<|user|>";
    public static final String ASSISTANT = "<|assistant|>";
    public static final String END = "<|end|>";
    /** The same rule in the template language that other engines read from a GGUF file. */
    public static final String TEMPLATE = "{% for m in messages %}"
            + "{% if m['role'] == 'assistant' %}" + ASSISTANT + "{% else %}" + USER + "{% endif %}"
            + "{{ m['content'] }}" + END + "{% endfor %}" + ASSISTANT;

    private final BytePairTokenizer tokenizer;
    private final int user;
    private final int assistant;
    private final int end;

    /** @throws MalformedGgufException when the vocabulary lacks one of the three control tokens */
    public ChatFormat(BytePairTokenizer tokenizer) throws MalformedGgufException {
        this.tokenizer = tokenizer;
        this.user = control(tokenizer, USER);
        this.assistant = control(tokenizer, ASSISTANT);
        this.end = control(tokenizer, END);
    }

    /** Tokens that the prompt takes at the very least; costs nothing. */
    public long leastTokens(List<ChatMessage> messages) {
        return messages.stream()
                .mapToLong(message -> 2L + tokenizer.leastTokens(message.content()))
                .sum();
    }

    /** The prompt's tokens. */
    public List<Integer> prompt(List<ChatMessage> messages) {
        List<Integer> tokens = new ArrayList<>();
        for (ChatMessage message : messages) {
            tokens.add(message.role().equals("assistant") ? assistant : user);
            tokens.addAll(tokenizer.encode(message.content()));
            tokens.add(end);
        }
        tokens.add(assistant);
        return tokens;
    }

    private static int control(BytePairTokenizer tokenizer, String name) throws MalformedGgufException {
        return tokenizer
                .control(name)
                .orElseThrow(() -> new MalformedGgufException("the vocabulary has no control token " + name));
    }
}
