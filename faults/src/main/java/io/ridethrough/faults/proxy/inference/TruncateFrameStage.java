package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TruncateFrame;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * Ends an event stream within the event that follows the n-th token, of which a part of the bytes is sent, half unless
 * told otherwise; comments do not count. Where there are no tokens, that part of the document, or of the first content, is
 * sent.
 */
final class TruncateFrameStage extends EndingStage {
    TruncateFrameStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    Cut how() {
        return attributes().how();
    }

    @Override
    int afterTokens() {
        return attributes().afterTokens();
    }

    @Override
    void event(Event event, long nominalNanos) {
        boolean isComment = event.payload().isEmpty();
        if (!isComment && isEnough()) {
            endWithin(event.frame(), nominalNanos);
            return;
        }
        if (TokenEvents.isToken(event)) {
            countToken();
        }
        pass(event, nominalNanos);
    }

    @Override
    void bytes(Bytes bytes, long nominalNanos) {
        if (isEventStream() && !isEnough()) {
            pass(bytes, nominalNanos);
        } else {
            endWithin(bytes.content(), nominalNanos);
        }
    }

    @Override
    void document(Document document, long nominalNanos) {
        endDocument(document, part(document.body()), nominalNanos);
    }

    private void endWithin(ByteBuf content, long nominalNanos) {
        content.writerIndex(content.readerIndex() + part(content));
        endAfter(content, nominalNanos);
    }

    /** How many bytes pass, rounded down. */
    private int part(ByteBuf content) {
        return (int) (content.readableBytes() * (long) attributes().percent() / 100);
    }

    private TruncateFrame attributes() {
        return (TruncateFrame) toxic().attributes();
    }
}
