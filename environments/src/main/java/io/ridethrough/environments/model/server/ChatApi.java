package io.ridethrough.environments.model.server;

import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import io.ridethrough.environments.model.engine.GenerationRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * One connection's requests. A client that goes away takes its generation with it. Requests are served one at a time:
 * one that comes before the answer to the one before it (HTTP pipelining) is dropped, and the connection closed behind
 * that answer, as HTTP allows.
 */
// What a write or a close comes to is seen by the connection going inactive, not by its future.
@SuppressWarnings("FutureReturnValueIgnored")
final class ChatApi extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** Tokens of an answer when the client set no limit and the context has room for them. */
    static final int DEFAULT_MAX_TOKENS = 64;

    private static final String JSON = "application/json";

    private final Served served;
    private Optional<Exchange> open = Optional.empty();
    private Optional<Runnable> cancel = Optional.empty();

    /** What all connections of a server have in common. */
    record Served(
            ModelVersions versions,
            Answering answering,
            boolean isControlled,
            ChatJson json,
            Clock clock,
            LongAdder chatRequests) {}

    ChatApi(Served served) {
        this.served = served;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (open.isPresent()) {
            open.get().closeAfterwards();
            return;
        }
        // HTTP/1.0 has no chunks, so that the end of the connection has to end the answer.
        boolean isKeptAlive =
                HttpUtil.isKeepAlive(request) && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        Exchange exchange = new Exchange(context, isKeptAlive, this::answered);
        open = Optional.of(exchange);
        if (request.decoderResult().isFailure()) {
            exchange.closeAfterwards();
            refuse(exchange, ApiError.badRequest("invalid_http", "not an HTTP request"));
            return;
        }
        try {
            route(exchange, request);
        } catch (BadRequestException e) {
            refuse(exchange, e.error());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel.ifPresent(Runnable::run);
        cancel = Optional.empty();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && open.isEmpty()) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Mostly a reset by a client that gave up; closing leads to channelInactive, which frees the slot.
        context.close();
    }

    private void answered() {
        open = Optional.empty();
        cancel = Optional.empty();
    }

    private void route(Exchange exchange, FullHttpRequest request) throws BadRequestException {
        String path = new QueryStringDecoder(request.uri()).path();
        switch (path) {
            case "/v1/chat/completions" -> {
                allow(request, HttpMethod.POST, path);
                chat(exchange, request);
            }
            case "/v1/models" -> {
                allow(request, HttpMethod.GET, path);
                exchange.answer(JSON, json().models(versions()));
            }
            case "/health" -> {
                allow(request, HttpMethod.GET, path);
                exchange.answer(JSON, json().health());
            }
            case "/metrics" -> {
                allow(request, HttpMethod.GET, path);
                exchange.answer(
                        "text/plain; version=0.0.4",
                        MetricsText.of(versions(), served.chatRequests().sum()));
            }
            case ControlApi.PATH -> control(exchange, request);
            default -> refuse(exchange, ApiError.notFound(path));
        }
    }

    private static void allow(FullHttpRequest request, HttpMethod method, String path) throws BadRequestException {
        if (!request.method().equals(method)) {
            throw new BadRequestException(ApiError.methodNotAllowed(path));
        }
    }

    private void control(Exchange exchange, FullHttpRequest request) throws BadRequestException {
        if (!served.isControlled()) {
            throw new BadRequestException(ApiError.notFound(ControlApi.PATH));
        }
        ControlApi control = new ControlApi(versions(), json());
        if (request.method().equals(HttpMethod.GET)) {
            exchange.answer(JSON, control.served());
        } else {
            allow(request, HttpMethod.PUT, ControlApi.PATH);
            exchange.answer(JSON, control.serve(json().read(new ByteBufInputStream(request.content()))));
        }
    }

    private void chat(Exchange exchange, FullHttpRequest http) throws BadRequestException {
        served.chatRequests().increment();
        ChatRequest chat = ChatRequestReader.read(json().read(new ByteBufInputStream(http.content())));
        ServedModel model = versions()
                .named(chat.model())
                .orElseThrow(() -> new BadRequestException(ApiError.modelNotFound(chat.model())));
        Question question = new Question(model, chat.messages(), generationRequest(model, chat));
        cancel = served.answering().begin(question, answer(exchange, question, chat));
        if (cancel.isEmpty()) {
            refuse(exchange, ApiError.queueFull());
        }
    }

    private Answer answer(Exchange exchange, Question question, ChatRequest chat) {
        ChatJson.Head head = new ChatJson.Head(
                "chatcmpl-" + UUID.randomUUID(),
                served.clock().instant(),
                question.model(),
                chat.topLogprobs().isPresent());
        AnswerText text = new AnswerText(question.model().tokenizer(), chat.stops());
        int promptTokens = question.request().prompt().size();
        return chat.isStreamed()
                ? new StreamedAnswer(exchange, json(), text, head, promptTokens, chat.wantsUsage())
                : new WholeAnswer(exchange, json(), text, head, promptTokens);
    }

    private static GenerationRequest generationRequest(ServedModel model, ChatRequest chat) throws BadRequestException {
        int contextLength = model.engine().contextLength();
        refuseBeyondContext(
                model.format().leastTokens(chat.messages()), chat.maxTokens().orElse(1), contextLength);
        List<Integer> prompt = model.format().prompt(chat.messages());
        int maxTokens = chat.maxTokens().orElse(Math.min(DEFAULT_MAX_TOKENS, contextLength - prompt.size()));
        refuseBeyondContext(prompt.size(), Math.max(1, maxTokens), contextLength);
        return new GenerationRequest(prompt, maxTokens, chat.temperature(), chat.seed(), chat.topLogprobs());
    }

    private static void refuseBeyondContext(long promptTokens, long maxTokens, int contextLength)
            throws BadRequestException {
        if (promptTokens + maxTokens > contextLength) {
            throw new BadRequestException(ApiError.contextExceeded(promptTokens, maxTokens, contextLength));
        }
    }

    private void refuse(Exchange exchange, ApiError error) {
        exchange.answer(error, json().error(error));
    }

    private ModelVersions versions() {
        return served.versions();
    }

    private ChatJson json() {
        return served.json();
    }
}
