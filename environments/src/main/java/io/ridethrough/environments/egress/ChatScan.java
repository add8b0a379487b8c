package io.ridethrough.environments.egress;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads of one call to a chat API which model it asks, which one answers, and whether the answer is whole. Bodies are kept
 * until the call's end, up to {@value #MOST_BYTES} bytes each; longer ones, and those in a content coding, are not read.
 */
final class ChatScan {
    static final int MOST_BYTES = 256 * 1024;

    private static final String CHAT = "/chat/completions";
    private static final int OK = 200;
    private static final int MOST_NAME_CHARACTERS = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final boolean isChat;
    private final String point;
    private final Body question;
    private Body answer = new Body(true);
    private int status;

    ChatScan(HttpRequest request, String path) {
        this.isChat = path.endsWith(CHAT);
        this.point = request.headers().get("X-Inference-Point", "");
        this.question = new Body(isPlain(request.headers()));
    }

    void asked(ByteBuf content) {
        if (isChat) {
            question.add(content);
        }
    }

    void answered(HttpResponse head) {
        status = head.status().code();
        answer = new Body(isPlain(head.headers()));
    }

    void answered(ByteBuf content) {
        if (isChat) {
            answer.add(content);
        }
    }

    /**
     * What was seen; empty when this is no call to a chat API, or its question could not be read.
     *
     * @param isOver whether the message of the answer came to its end
     */
    Optional<SeenChat> seen(boolean isOver) {
        if (!isChat || !question.isRead) {
            return Optional.empty();
        }
        try {
            JsonNode asked = JSON.readTree(question.bytes.toByteArray());
            JsonNode messages = asked.path("messages");
            if (!asked.path("model").isTextual() || messages.isEmpty()) {
                return Optional.empty();
            }
            String prompt = messages.path(messages.size() - 1).path("content").asText();
            return Optional.of(new SeenChat(
                    name(point),
                    name(asked.path("model").asText()),
                    Sha256.of(prompt),
                    extent(isOver),
                    name(answeringModel())));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private SeenChat.Answer extent(boolean isOver) {
        if (status != OK || answer.isEmpty()) {
            return SeenChat.Answer.NONE;
        }
        if (!answer.isRead) {
            return SeenChat.Answer.UNREAD;
        }
        return isOver && isWhole() ? SeenChat.Answer.WHOLE : SeenChat.Answer.PARTIAL;
    }

    private boolean isWhole() {
        List<String> events = events();
        try {
            if (events.isEmpty()) {
                return tellsWhyItEnded(JSON.readTree(answer.text()));
            }
            boolean isFinished = false;
            for (String event : events.subList(0, events.size() - 1)) {
                isFinished |= tellsWhyItEnded(JSON.readTree(event));
            }
            return isFinished && events.get(events.size() - 1).equals("[DONE]");
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean tellsWhyItEnded(JsonNode answer) {
        return answer.path("choices").path(0).path("finish_reason").isTextual();
    }

    /** The outermost model of a document that may break off after it, or of a stream's first event. */
    private String answeringModel() {
        List<String> events = events();
        try (JsonParser parser = JSON.createParser(events.isEmpty() ? answer.text() : events.get(0))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isModel = parser.currentName().equals("model");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isModel) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException broken) {
            return "";
        }
    }

    /** The data of each event; none when it is no event stream. */
    private List<String> events() {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    private static boolean isPlain(HttpHeaders headers) {
        return headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity").equalsIgnoreCase("identity");
    }

    private static String name(String text) {
        return text.substring(0, Math.min(text.length(), MOST_NAME_CHARACTERS));
    }

    /** A body as far as it is kept. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isRead;
        private boolean hasAny;

        Body(boolean isRead) {
            this.isRead = isRead;
        }

        void add(ByteBuf content) {
            hasAny |= content.isReadable();
            if (!isRead) {
                return;
            }
            if (bytes.size() + content.readableBytes() > MOST_BYTES) {
                isRead = false;
                bytes.reset();
                return;
            }
            try {
                content.getBytes(content.readerIndex(), bytes, content.readableBytes());
            } catch (IOException neverOfMemory) {
                throw new IllegalStateException(neverOfMemory);
            }
        }

        boolean isEmpty() {
            return !hasAny;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
