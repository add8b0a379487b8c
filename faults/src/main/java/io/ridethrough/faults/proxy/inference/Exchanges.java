package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.HttpError;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP/1.x exchanges of one connection, one after the other: takes bytes from both sides, and passes them on as the
 * inference toxics have it. Messages are written anew with what they said: headers, content and trailers stay, the sizes
 * of chunks and their extensions do not. Used on the connection's event loop alone.
 */
public final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final Line down;
    private final ByteSink server;
    private final Runnable resetAtEnd;
    private final Outlet toClient;
    private final SlowUploads uploads;
    private final RequestGate gate;
    private final AnswerWriter writer;
    private final AnswerChain chain;
    private final AnswerCutter cutter;
    private final ExchangeRequests requests;
    private final ExchangeAnswers answers;
    private @Nullable Exchange current;
    private long number;
    private boolean isOver;
    private boolean closesAfterRequest;

    /**
     * @param server where requests go on to
     * @param client where answers go on to
     * @param resetAtEnd makes a reset of the end that comes next to the end of {@code client}
     */
    public Exchanges(Line up, Line down, ByteSink server, ByteSink client, Runnable resetAtEnd, StreamCount streams) {
        this(up, down, server, client, resetAtEnd, streams, AnswerStages::of);
    }

    Exchanges(
            Line up,
            Line down,
            ByteSink server,
            ByteSink client,
            Runnable resetAtEnd,
            StreamCount streams,
            StageMaker stageMaker) {
        this.down = down;
        this.server = server;
        this.resetAtEnd = resetAtEnd;
        this.toClient = new Outlet(client);
        this.uploads = new SlowUploads(up, server, this::advance);
        this.gate = new RequestGate(down);
        this.writer = new AnswerWriter(this, toClient, streams);
        this.chain = new AnswerChain(down, this, stageMaker, writer);
        this.cutter = new AnswerCutter(chain);
        this.requests = new ExchangeRequests(this, up, gate, uploads);
        this.answers = new ExchangeAnswers(this, chain, cutter, writer);
    }

    /** Takes what the client sends. */
    public ByteSink requests() {
        return requests;
    }

    /** Takes what the upstream sends. */
    public ByteSink answers() {
        return answers;
    }

    /** The proxy's toxics are these from now on. */
    public void follow(List<Toxic> toxics) {
        gate.follow(toxics);
        uploads.follow(toxics);
        inOneGo(() -> {
            chain.follow(toxics);
            cutter.chainChanged(down.nanoTime());
        });
        requests.stripEncodings(!chain.isEmpty());
    }

    /** A toxic of the proxy has changed. */
    public void updated(Toxic toxic) {
        uploads.updated(toxic);
    }

    /** The connection is gone. */
    public void release() {
        isOver = true;
        chain.release();
        cutter.release();
        writer.release();
        uploads.release();
        requests.release();
        answers.release();
        toClient.release();
    }

    /** Which exchange is under way, or was last: 1 for the connection's first. */
    long number() {
        return number;
    }

    /** Whether nothing more is taken from either side. */
    boolean isOver() {
        return isOver;
    }

    boolean isHeadOnly(HttpResponse response) {
        return asked().isHeadOnly(response);
    }

    boolean isHandedOver(HttpResponse response) {
        return asked().isHandedOver(response);
    }

    void begin(HttpMethod method) {
        number++;
        current = new Exchange(method);
    }

    void requestDone() {
        asked().requestDone();
        advance();
    }

    void answerReceived() {
        asked().answerReceived();
        advance();
    }

    /** @param isWhole whether the client can tell that the answer has ended */
    void answerWritten(boolean isWhole) {
        asked().answerWritten();
        if (!isWhole && !answers.hasEnded()) {
            cutShort(writer);
        } else {
            advance();
        }
    }

    /** Answers the request that has just begun, which the upstream is not told of. */
    void answerInstead(HttpError error, HttpRequest request, long nominalNanos) {
        // Whoever awaits leave to send a body may do without it, or not: nothing that follows could be understood.
        boolean isWaiting = HttpUtil.is100ContinueExpected(request);
        boolean isKeptAlive = HttpUtil.isKeepAlive(request) && !isWaiting;
        closesAfterRequest = !isKeptAlive;
        boolean hasNoBody = request.method().equals(HttpMethod.HEAD);
        ErrorAnswer answer = ErrorAnswer.of(error, hasNoBody, isKeptAlive, request.protocolVersion());
        inOneGo(() -> {
            writer.accept(new Head(answer.response()), nominalNanos);
            writer.accept(new Bytes(answer.body()), nominalNanos);
            writer.accept(new End(EmptyHttpHeaders.INSTANCE), nominalNanos);
        });
        asked().answerReceived();
        if (isWaiting) {
            cutShort(writer);
        }
    }

    /** Another protocol follows, both ways. */
    void handOver() {
        current = null;
        requests.passRaw();
    }

    /** Resets a connection that does not speak HTTP/1.x. */
    void refuse(String message, Throwable cause) {
        LOG.debug("this {} is no HTTP/1.x, its connection is reset: {}", message, cause.toString());
        isOver = true;
        down.reset();
    }

    /** Ends the connection behind what has been passed to {@code sink}. */
    void cutShort(PartSink sink) {
        if (!isOver) {
            isOver = true;
            inOneGo(() -> sink.end(down.nanoTime()));
            uploads.release();
            server.end(down.nanoTime());
        }
    }

    /** Resets the connection once what has been passed to {@code sink} is with the client. */
    void cutShortByReset(PartSink sink) {
        if (!isOver) {
            isOver = true;
            resetAtEnd.run();
            inOneGo(() -> sink.end(down.nanoTime()));
        }
    }

    /** What the task writes for the client leaves as one chunk. */
    void inOneGo(Runnable task) {
        toClient.open();
        try {
            task.run();
        } finally {
            toClient.shut();
        }
    }

    private void advance() {
        Exchange exchange = current;
        if (isOver || exchange == null || !exchange.isOver() || !uploads.isIdle()) {
            return;
        }
        current = null;
        if (closesAfterRequest) {
            cutShort(writer);
        } else {
            requests.resume();
        }
    }

    /** What an answer answers; one that nobody has asked for is taken for an answer to GET. */
    private Exchange asked() {
        return current == null ? new Exchange(HttpMethod.GET) : current;
    }
}
