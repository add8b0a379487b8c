package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.Optional;

/** Makes the stage that does to the answers of one connection what a toxic says. */
interface StageMaker {

    /** Empty for a toxic that acts on something else than answers. */
    Optional<AnswerStage> of(Toxic toxic, Line line);
}
