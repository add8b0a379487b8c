package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/** Ends the answer when it is given the event {@code cut}, as it is told. */
final class CuttingStage extends TestStage {
    private final String how;
    private boolean isSwallowing;

    CuttingStage(Toxic toxic, Line line, String how) {
        super(toxic, line, false, 0);
        this.how = how;
    }

    @Override
    public void accept(Part part, long nominalNanos) {
        if (isSwallowing) {
            isSwallowing = !(part instanceof End);
            part.release();
        } else if (part instanceof Event event && event.payload().equals("cut")) {
            part.release();
            switch (how) {
                case "close" -> line().close();
                case "reset" -> line().reset();
                default -> {
                    isSwallowing = true;
                    next().accept(new End(EmptyHttpHeaders.INSTANCE), nominalNanos);
                }
            }
        } else {
            super.accept(part, nominalNanos);
        }
    }
}
