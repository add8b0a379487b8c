package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.FirstToken;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * Makes the first token late by one draw for each answer, as a long queue or a slow prefill does. Later parts come when
 * they would have, or with the first token if that is later: it does not slow down the stream that follows. What comes
 * before the first token of an event stream passes; any other answer is late from its head on.
 */
final class FirstTokenStage extends HoldingStage {
    private boolean isLate;
    private long releaseNanos;

    FirstTokenStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    void begun(long nominalNanos) {
        isLate = false;
    }

    @Override
    void head(Head head, long nominalNanos) {
        if (!isEventStream()) {
            delay(nominalNanos);
        }
        follow(head, nominalNanos);
    }

    @Override
    void event(Event event, long nominalNanos) {
        if (!isLate && TokenEvents.isToken(event)) {
            delay(nominalNanos);
        }
        follow(event, nominalNanos);
    }

    @Override
    void bytes(Bytes bytes, long nominalNanos) {
        follow(bytes, nominalNanos);
    }

    @Override
    void document(Document document, long nominalNanos) {
        delay(nominalNanos);
        follow(document, nominalNanos);
    }

    @Override
    void ended(End end, long nominalNanos) {
        follow(end, nominalNanos);
    }

    private void delay(long nominalNanos) {
        long delayNanos = ((FirstToken) toxic().attributes()).delay().drawNanos(random());
        isLate = true;
        releaseNanos = nominalNanos + delayNanos;
        if (delayNanos > 0) {
            touch();
        }
    }

    private void follow(Part part, long nominalNanos) {
        passAt(part, nominalNanos, isLate ? Times.later(nominalNanos, releaseNanos) : nominalNanos);
    }
}
