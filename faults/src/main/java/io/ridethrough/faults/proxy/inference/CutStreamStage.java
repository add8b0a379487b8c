package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.CutStream;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * Ends an event stream with its n-th token, as when the process that serves it dies; with n = 0, and where there are no
 * tokens, an answer ends at its first byte of content.
 */
final class CutStreamStage extends EndingStage {
    CutStreamStage(Toxic toxic, Line line) {
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
        if (isEnough()) {
            event.release();
            endAnswer(nominalNanos);
            return;
        }
        boolean isToken = TokenEvents.isToken(event);
        pass(event, nominalNanos);
        if (isToken) {
            countToken();
            if (isEnough()) {
                endAnswer(nominalNanos);
            }
        }
    }

    @Override
    void bytes(Bytes bytes, long nominalNanos) {
        if (isEventStream() && !isEnough()) {
            pass(bytes, nominalNanos);
        } else {
            bytes.release();
            endAnswer(nominalNanos);
        }
    }

    @Override
    void document(Document document, long nominalNanos) {
        endDocument(document, 0, nominalNanos);
    }

    private CutStream attributes() {
        return (CutStream) toxic().attributes();
    }
}
