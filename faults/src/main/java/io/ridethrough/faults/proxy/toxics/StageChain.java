package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of one direction of one connection, in the order of the proxy's toxics, before its final sink. Changes
 * take effect between two chunks. Used on the line's event loop alone.
 */
public final class StageChain implements ByteSink {
    private final Line line;
    private final Direction direction;
    private final ByteSink last;
    private List<Stage> stages = List.of();
    private ByteSink first;

    public StageChain(Line line, Direction direction, ByteSink last) {
        this.line = line;
        this.direction = direction;
        this.last = last;
        this.first = last;
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        first.accept(chunk, nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        first.end(nominalNanos);
    }

    /** Makes the chain match the proxy's toxics of this direction: keeps what stays, drains what goes, adds the new. */
    public void follow(List<Toxic> toxics) {
        List<Stage> gone = new ArrayList<>();
        List<Stage> kept = new ArrayList<>();
        for (Stage stage : stages) {
            (toxics.contains(stage.toxic()) || stage.isFinal() ? kept : gone).add(stage);
        }
        List<Stage> added = new ArrayList<>();
        for (Toxic toxic : toxics) {
            // Inference toxics act on whole HTTP exchanges, elsewhere.
            boolean isOfBytes = toxic.attributes() instanceof NetworkAttributes;
            if (isOfBytes
                    && toxic.direction() == direction
                    && kept.stream().noneMatch(stage -> stage.toxic() == toxic)) {
                added.add(toxic.newStage(line));
            }
        }
        gone.forEach(Stage::removed);
        kept.addAll(added);
        link(kept);
        added.forEach(Stage::installed);
    }

    /** A toxic of the proxy has changed. */
    public void updated(Toxic toxic) {
        for (Stage stage : stages) {
            if (stage.toxic() == toxic) {
                stage.updated();
            }
        }
    }

    /** The connection is gone. */
    public void release() {
        stages.forEach(Stage::release);
    }

    private void link(List<Stage> newStages) {
        ByteSink next = last;
        for (int i = newStages.size() - 1; i >= 0; i--) {
            newStages.get(i).passTo(next);
            next = newStages.get(i);
        }
        first = next;
        stages = newStages;
    }
}
