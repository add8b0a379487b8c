package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TokenStall;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * Stalls an event stream between tokens. With a number of tokens given, what follows them is late by one draw, once.
 * With none given, each token after the first leaves a draw later than it came, or than the token before it left if
 * that was later: like a slow decoder's, the stalls add up along the stream. Answers of other kinds are left alone.
 */
final class TokenStallStage extends HoldingStage {
    private int tokens;
    private boolean hasStalled;
    private long releaseNanos;

    TokenStallStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    void begun(long nominalNanos) {
        tokens = 0;
        hasStalled = false;
        releaseNanos = nominalNanos;
    }

    @Override
    void event(Event event, long nominalNanos) {
        boolean isToken = TokenEvents.isToken(event);
        follow(event, isToken, nominalNanos);
        if (isToken) {
            tokens++;
        }
    }

    @Override
    void bytes(Bytes bytes, long nominalNanos) {
        follow(bytes, false, nominalNanos);
    }

    @Override
    void ended(End end, long nominalNanos) {
        follow(end, false, nominalNanos);
    }

    private void follow(Part part, boolean isToken, long nominalNanos) {
        TokenStall stall = (TokenStall) toxic().attributes();
        releaseNanos = Times.later(nominalNanos, releaseNanos);
        boolean isLate =
                stall.afterTokens() == 0 ? isToken && tokens > 0 : tokens >= stall.afterTokens() && !hasStalled;
        if (isLate) {
            hasStalled = true;
            long delayNanos = stall.delay().drawNanos(random());
            releaseNanos += delayNanos;
            if (delayNanos > 0) {
                touch();
            }
        }
        passAt(part, nominalNanos, releaseNanos);
    }
}
