package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.InferenceAttributes;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.Optional;

/** Which stage does to answers what a toxic says. */
final class AnswerStages {

    private AnswerStages() {}

    /** Empty for what acts elsewhere: on bytes, or on requests. */
    static Optional<AnswerStage> of(Toxic toxic, Line line) {
        ToxicAttributes attributes = toxic.attributes();
        if (attributes instanceof InferenceAttributes.FirstToken) {
            return Optional.of(new FirstTokenStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.TokenStall) {
            return Optional.of(new TokenStallStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.CutStream) {
            return Optional.of(new CutStreamStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.TruncateFrame) {
            return Optional.of(new TruncateFrameStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.MalformedJson) {
            return Optional.of(new MalformedJsonStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.WrongContent) {
            return Optional.of(new WrongContentStage(toxic, line));
        }
        if (attributes instanceof InferenceAttributes.ModelVersion) {
            return Optional.of(new ModelVersionStage(toxic, line));
        }
        return Optional.empty();
    }
}
