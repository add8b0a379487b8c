package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.HttpError;
import io.ridethrough.faults.proxy.toxics.Line;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the client sends, one request at a time: each goes on to the upstream, or is swallowed and answered with an
 * error. A request that comes before the answer to the one before it is over waits, and counts as held.
 */
final class ExchangeRequests implements ByteSink {
    private final Exchanges exchanges;
    private final Line line;
    private final RequestGate gate;
    private final SlowUploads uploads;
    private final Outlet outlet;
    private final MessageWriter writer;
    private final RequestDecoder decoder = new RequestDecoder();
    private @Nullable HandFed fed;
    private long nowNanos;
    private int waitingBytes;
    private boolean isFeeding;
    private boolean isRefused;
    private boolean mustStripEncodings;
    private boolean hasEnded;
    private boolean isEndPassed;

    ExchangeRequests(Exchanges exchanges, Line line, RequestGate gate, SlowUploads uploads) {
        this.exchanges = exchanges;
        this.line = line;
        this.gate = gate;
        this.uploads = uploads;
        this.outlet = new Outlet(uploads);
        this.writer = new MessageWriter(outlet);
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (exchanges.isOver()) {
            chunk.release();
            return;
        }
        nowNanos = nominalNanos;
        HandFed decoding = fed;
        if (decoding == null) {
            if (!RequestHeaders.canBegin(chunk.getByte(chunk.readerIndex()))) {
                chunk.release();
                exchanges.refuse("request", new IllegalArgumentException("no request begins so"));
                return;
            }
            decoding = new HandFed(decoder, this::take);
            fed = decoding;
        }
        feed(decoding, chunk);
    }

    @Override
    public void end(long nominalNanos) {
        nowNanos = nominalNanos;
        hasEnded = true;
        passEnd();
    }

    /** Whether requests must ask for answers that are not compressed. */
    void stripEncodings(boolean mustStrip) {
        mustStripEncodings = mustStrip;
    }

    /** The exchange before is over: goes on with what waits. */
    void resume() {
        decoder.open();
        decodeOn();
    }

    /** No HTTP follows. */
    void passRaw() {
        decoder.passRaw();
        decodeOn();
    }

    void release() {
        if (fed != null) {
            fed.release();
        }
        countWaiting(0);
        outlet.release();
    }

    private void decodeOn() {
        HandFed decoding = fed;
        if (!isFeeding && decoding != null) {
            if (waitingBytes > 0) {
                nowNanos = line.nanoTime();
                feed(decoding, Unpooled.EMPTY_BUFFER);
            }
            passEnd();
        }
    }

    private void feed(HandFed decoding, ByteBuf chunk) {
        isFeeding = true;
        outlet.open();
        try {
            decoding.feed(chunk);
        } finally {
            isFeeding = false;
            outlet.shut();
        }
        if (!exchanges.isOver()) {
            countWaiting(decoder.waitingBytes());
            passEnd();
        }
    }

    private void countWaiting(int newWaitingBytes) {
        int delta = newWaitingBytes - waitingBytes;
        waitingBytes = newWaitingBytes;
        if (delta != 0) {
            line.held(delta);
        }
    }

    private void passEnd() {
        if (hasEnded && !isEndPassed && waitingBytes == 0 && !exchanges.isOver()) {
            isEndPassed = true;
            outlet.end(nowNanos);
        }
    }

    private void take(Object message) {
        if (message instanceof ByteBuf bytes) {
            outlet.write(bytes, nowNanos);
            return;
        }
        HttpObject object = (HttpObject) message;
        boolean isBroken = object.decoderResult().isFailure();
        if (isBroken) {
            exchanges.refuse("request", object.decoderResult().cause());
        }
        if (object instanceof HttpRequest request && !isBroken) {
            head(request);
        }
        if (object instanceof HttpContent content) {
            content(content, isBroken);
        }
    }

    private void head(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
            exchanges.refuse("request", new IllegalArgumentException("version " + request.protocolVersion()));
            return;
        }
        exchanges.begin(request.method());
        Optional<HttpError> refusal = gate.refusal();
        isRefused = refusal.isPresent();
        uploads.begin();
        if (refusal.isPresent()) {
            exchanges.answerInstead(refusal.get(), request, nowNanos);
            return;
        }
        RequestHeaders.strip(request.headers(), mustStripEncodings);
        writer.request(request, nowNanos);
        // The head must not share a chunk with a body that may be slowed down.
        outlet.flush();
        uploads.beginBody();
    }

    private void content(HttpContent content, boolean isBroken) {
        boolean isLast = content instanceof LastHttpContent;
        if (isBroken || isRefused || exchanges.isOver()) {
            content.release();
        } else {
            writer.content(content.content(), nowNanos);
        }
        if (!isLast || exchanges.isOver()) {
            return;
        }
        decoder.shut();
        if (!isRefused) {
            writer.end(((LastHttpContent) content).trailingHeaders(), nowNanos);
            outlet.flush();
        }
        exchanges.requestDone();
    }
}
