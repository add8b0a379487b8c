package io.ridethrough.environments.containers;

import io.ridethrough.environments.containers.Leftover.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what killed runs left on an engine. What is labelled tells whose it is: that of a run which lives is left alone,
 * and so is what was made from another machine.
 */
final class Reaper {
    private final LabelledThings things;

    Reaper(LabelledThings things) {
        this.things = things;
    }

    /** Removes it, containers before the networks that they are on; one result for each thing there is. */
    List<Leftover> reap() {
        List<Leftover> leftovers = new ArrayList<>();
        for (Labelled thing : things.labelled(Owner.RUN)) {
            leftovers.add(reap(thing));
        }
        return leftovers;
    }

    private Leftover reap(Labelled thing) {
        Owner.Fate fate = Owner.of(thing.labels()).map(Owner::fate).orElse(Owner.Fate.GONE);
        return switch (fate) {
            case ALIVE -> leftover(thing, Outcome.IN_USE, "its run is alive");
            case ELSEWHERE -> leftover(thing, Outcome.ELSEWHERE, "its run was started elsewhere");
            case GONE -> remove(thing);
        };
    }

    private Leftover remove(Labelled thing) {
        try {
            things.remove(thing);
            return leftover(thing, Outcome.REMOVED, "");
        } catch (IOException e) {
            return leftover(thing, Outcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Leftover leftover(Labelled thing, Outcome outcome, String detail) {
        return new Leftover(
                thing.kind().word(), thing.name(), thing.labels().getOrDefault(Owner.RUN, ""), outcome, detail);
    }
}
