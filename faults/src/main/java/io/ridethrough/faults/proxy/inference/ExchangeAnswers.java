package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import org.jspecify.annotations.Nullable;

/** Takes what the upstream sends and has it cut into parts; interim answers and foreign protocols go past the stages. */
final class ExchangeAnswers implements ByteSink {
    private final Exchanges exchanges;
    private final AnswerChain chain;
    private final AnswerCutter cutter;
    private final AnswerWriter writer;
    private @Nullable AnswerDecoder decoder;
    private @Nullable HandFed fed;
    private long nowNanos;
    private boolean isInterim;
    private boolean hasEnded;

    ExchangeAnswers(Exchanges exchanges, AnswerChain chain, AnswerCutter cutter, AnswerWriter writer) {
        this.exchanges = exchanges;
        this.chain = chain;
        this.cutter = cutter;
        this.writer = writer;
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
            // Made when it is needed: most connections of a crowd are idle.
            decoder = new AnswerDecoder(exchanges::isHeadOnly, exchanges::isHandedOver);
            decoding = new HandFed(decoder, this::take);
            fed = decoding;
        }
        HandFed feeding = decoding;
        exchanges.inOneGo(() -> feeding.feed(chunk));
    }

    @Override
    public void end(long nominalNanos) {
        if (exchanges.isOver()) {
            return;
        }
        nowNanos = nominalNanos;
        hasEnded = true;
        exchanges.inOneGo(() -> {
            if (fed != null) {
                fed.end();
            }
            if (!exchanges.isOver()) {
                if (decoder != null) {
                    writer.raw(decoder.cutOffHead(), nominalNanos);
                }
                cutter.cutOff(nominalNanos);
                chain.end(nominalNanos);
            }
        });
    }

    /** Whether the upstream has ended the connection, which ends an answer of undeclared length. */
    boolean hasEnded() {
        return hasEnded;
    }

    void release() {
        if (fed != null) {
            fed.release();
        }
    }

    private void take(Object message) {
        if (message instanceof ByteBuf bytes) {
            writer.raw(bytes, nowNanos);
            return;
        }
        HttpObject object = (HttpObject) message;
        boolean isBroken = object.decoderResult().isFailure();
        if (isBroken && !hasEnded) {
            exchanges.refuse("answer", object.decoderResult().cause());
        }
        if (object instanceof HttpResponse response && !isBroken) {
            head(response);
        }
        if (object instanceof HttpContent content) {
            content(content, isBroken);
        }
    }

    private void head(HttpResponse response) {
        if (response.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
            exchanges.refuse("answer", new IllegalArgumentException("version " + response.protocolVersion()));
            return;
        }
        boolean isHandedOver = exchanges.isHandedOver(response);
        isInterim = isHandedOver || response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (isInterim) {
            writer.interim(response, nowNanos);
        } else {
            cutter.begin(response, exchanges.isHeadOnly(response), nowNanos);
        }
        if (isHandedOver) {
            exchanges.handOver();
        }
    }

    private void content(HttpContent content, boolean isBroken) {
        if (isBroken || isInterim || exchanges.isOver()) {
            content.release();
            return;
        }
        cutter.content(content.content(), nowNanos);
        if (content instanceof LastHttpContent last) {
            cutter.end(last.trailingHeaders(), nowNanos);
            exchanges.answerReceived();
        }
    }
}
