package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;

/** Turns the parts of answers back into bytes for the client, and counts the event streams among them. */
final class AnswerWriter implements PartSink {
    private final Exchanges exchanges;
    private final Outlet outlet;
    private final MessageWriter writer;
    private final StreamCount streams;
    private boolean isInStream;

    AnswerWriter(Exchanges exchanges, Outlet outlet, StreamCount streams) {
        this.exchanges = exchanges;
        this.outlet = outlet;
        this.writer = new MessageWriter(outlet);
        this.streams = streams;
    }

    @Override
    public void accept(Part part, long nominalNanos) {
        // Java 17 has no pattern switch; the interface is sealed, so that the last case is the only one left.
        if (part instanceof Head head) {
            head(head.response(), nominalNanos);
        } else if (part instanceof Event event) {
            writer.content(event.frame(), nominalNanos);
        } else if (part instanceof Bytes bytes) {
            writer.content(bytes.content(), nominalNanos);
        } else if (part instanceof Document document) {
            document(document.response(), document.body(), nominalNanos);
        } else {
            messageEnd((End) part, nominalNanos);
        }
    }

    @Override
    public void end(long nominalNanos) {
        streamOver();
        outlet.end(nominalNanos);
    }

    /** Writes a head that no stage is told of. */
    void interim(HttpResponse response, long nominalNanos) {
        writer.response(response, true, nominalNanos);
    }

    /** Writes bytes that follow the last HTTP. */
    void raw(ByteBuf bytes, long nominalNanos) {
        outlet.write(bytes, nominalNanos);
    }

    void release() {
        streamOver();
    }

    private void head(HttpResponse response, long nominalNanos) {
        streamOver();
        if (AnswerCutter.isEventStream(response)) {
            isInStream = true;
            streams.streamBegan();
        }
        writer.response(response, exchanges.isHeadOnly(response), nominalNanos);
    }

    private void document(HttpResponse response, ByteBuf body, long nominalNanos) {
        boolean hasLength = response.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        if (hasLength && HttpUtil.getContentLength(response) != body.readableBytes()) {
            HttpUtil.setContentLength(response, body.readableBytes());
        }
        head(response, nominalNanos);
        writer.content(body, nominalNanos);
    }

    private void messageEnd(End end, long nominalNanos) {
        streamOver();
        exchanges.answerWritten(writer.end(end.trailers(), nominalNanos));
    }

    private void streamOver() {
        if (isInStream) {
            isInStream = false;
            streams.streamEnded();
        }
    }
}
