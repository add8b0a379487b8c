package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A stage that notes what it is given and passes it on, late if it is told so. */
class TestStage extends AnswerStage {
    private record Held(Part part, boolean isEnd) {}

    final List<String> seen = new ArrayList<>();
    private final boolean wantsDocuments;
    private final long delayNanos;
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    TestStage(Toxic toxic, Line line, boolean wantsDocuments, long delayNanos) {
        super(toxic, line);
        this.wantsDocuments = wantsDocuments;
        this.delayNanos = delayNanos;
    }

    @Override
    boolean wantsDocuments() {
        return wantsDocuments;
    }

    @Override
    public void accept(Part part, long nominalNanos) {
        seen.add(line().exchange() + " " + text(part));
        hold(new Held(part, false), nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        seen.add("end");
        hold(new Held(new End(EmptyHttpHeaders.INSTANCE), true), nominalNanos);
    }

    @Override
    void removed() {
        while (!held.isEmpty()) {
            pass(held.remove(), line().nanoTime());
        }
    }

    @Override
    void release() {
        held.forEach(one -> one.part().release());
        held.clear();
    }

    private void hold(Held one, long nominalNanos) {
        if (delayNanos == 0) {
            pass(one, nominalNanos);
        } else {
            held.add(one);
            line().alarm(nominalNanos + delayNanos, () -> {
                if (!held.isEmpty()) {
                    pass(held.remove(), line().nanoTime());
                }
            });
        }
    }

    private void pass(Held one, long nominalNanos) {
        if (one.isEnd()) {
            next().end(nominalNanos);
        } else {
            next().accept(one.part(), nominalNanos);
        }
    }

    private static String text(Part part) {
        if (part instanceof Event event) {
            return "event " + event.payload();
        }
        if (part instanceof Bytes bytes) {
            return "bytes " + bytes.content().toString(ISO_8859_1);
        }
        if (part instanceof Document document) {
            return "document " + document.body().toString(ISO_8859_1);
        }
        return part instanceof End ? "end of answer" : "head";
    }
}
