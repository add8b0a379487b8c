package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/** A stage that makes parts late. What follows a late part waits behind it, of this answer and the next. */
abstract class HoldingStage extends PerAnswerStage {
    private final HeldParts held;

    HoldingStage(Toxic toxic, Line line) {
        super(toxic, line);
        this.held = new HeldParts(line, this);
    }

    /** Passes a part on at {@code dueNanos}, or now if it is due and nothing waits before it. */
    final void passAt(Part part, long nominalNanos, long dueNanos) {
        if (held.isEmpty() && dueNanos - nominalNanos <= 0) {
            next().accept(part, nominalNanos);
        } else {
            held.add(part, dueNanos);
        }
    }

    @Override
    final void pass(Part part, long nominalNanos) {
        passAt(part, nominalNanos, nominalNanos);
    }

    @Override
    public final void end(long nominalNanos) {
        if (held.isEmpty()) {
            next().end(nominalNanos);
        } else {
            held.addEnd(nominalNanos);
        }
    }

    @Override
    final void removed() {
        held.flush();
    }

    @Override
    final void release() {
        held.release();
    }
}
