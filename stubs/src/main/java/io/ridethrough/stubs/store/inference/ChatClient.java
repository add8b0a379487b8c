package io.ridethrough.stubs.store.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.tracing.RequestTraces;
import io.ridethrough.stubs.store.wire.BoundedBody;
import io.ridethrough.stubs.store.wire.WholeExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;

/**
 * Calls an OpenAI-compatible {@code POST /v1/chat/completions}, not streaming, at temperature 0.
 *
 * <p>Headers say what the call is for ({@code X-Inference-Point}, {@code X-Purpose}), whose client it is about
 * ({@code X-Tenant}) and under which law ({@code X-Jurisdiction}), and never who that is; and which trace it belongs to,
 * where the request that it is made for says so.
 *
 * <p>An answer is usable when its status is 200 and its reading finds it so. At the deadline the exchange is
 * cancelled, which closes its connection: a model must not go on for a client that has given up.
 */
public final class ChatClient implements ModelCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final ChatSettings settings;
    private final URI endpoint;
    private final AnswerReading reading;
    private final RequestTraces traces;

    /** Takes whole answers only, and is asked outside of any trace. */
    public ChatClient(HttpClient http, ChatSettings settings) {
        this(http, settings, new WholeAnswers(), new RequestTraces());
    }

    /** @param http shared by all calls, HTTP/1.1 */
    public ChatClient(HttpClient http, ChatSettings settings, AnswerReading reading, RequestTraces traces) {
        this.reading = reading;
        this.traces = traces;
        this.http = http;
        this.settings = settings;
        this.endpoint = URI.create(settings.base().toString().replaceAll("/+$", "") + "/v1/chat/completions");
    }

    @Override
    public Completion complete(Question question, String model) throws InferenceFailure {
        HttpResponse<byte[]> response = answer(request(question, model));
        if (response.statusCode() != 200) {
            throw new InferenceFailure(FallbackReason.ERROR, "status " + response.statusCode());
        }
        return reading.read(response.body());
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws InferenceFailure {
        try {
            return WholeExchange.send(http, request, settings.deadline());
        } catch (HttpTimeoutException late) {
            throw new InferenceFailure(FallbackReason.TIMEOUT, String.valueOf(late.getMessage()));
        } catch (BoundedBody.TooLong tooLong) {
            throw new InferenceFailure(FallbackReason.INVALID, "an answer of more than 64 KiB");
        } catch (IOException broken) {
            throw new InferenceFailure(FallbackReason.ERROR, broken.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InferenceFailure(FallbackReason.ERROR, "the store is stopping");
        }
    }

    private HttpRequest request(Question question, String model) throws InferenceFailure {
        Map<String, Object> body = Map.of(
                "model",
                model,
                "messages",
                List.of(Map.of("role", "user", "content", question.prompt())),
                "max_tokens",
                settings.maxTokens(),
                "temperature",
                0,
                "stream",
                false);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/json")
                    .header("X-Inference-Point", question.point().label())
                    .header("X-Purpose", question.point().purpose())
                    .header("X-Tenant", question.client().tenant().label())
                    .header("X-Jurisdiction", question.client().jurisdiction().name())
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            traces.ofNextCall().forEach(request::header);
            return request.build();
        } catch (JsonProcessingException unwritable) {
            throw new InferenceFailure(FallbackReason.ERROR, "the prompt is no JSON string");
        }
    }
}
