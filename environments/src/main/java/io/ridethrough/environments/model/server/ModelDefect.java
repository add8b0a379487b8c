package io.ridethrough.environments.model.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flaw that can be planted in the model's server, so that a check can be seen to catch it. */
public enum ModelDefect {
    MID_STREAM_SWITCH(
            "when another version is served, answers under way go on with that one from where they are",
            "a gateway that carries a half-made answer on to another model",
            "answers signed by more than one version, decisions that neither version gives");

    private final String description;
    private final String imitates;
    private final String caughtBy;

    ModelDefect(String description, String imitates, String caughtBy) {
        this.description = description;
        this.imitates = imitates;
        this.caughtBy = caughtBy;
    }

    /** The defect's name on the command line, such as {@code mid-stream-switch}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a line. */
    public String description() {
        return description;
    }

    /** Which mistake of real deployments it stands for. */
    public String imitates() {
        return imitates;
    }

    /** What in a run should notice it. */
    public String caughtBy() {
        return caughtBy;
    }

    /** Every label, in the enum's order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ModelDefect::label).toList();
    }

    /** The defect of this label. */
    public static Optional<ModelDefect> named(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }

    /** How a server with this flaw answers. */
    Answering answering(ModelVersions versions) {
        return switch (this) {
            case MID_STREAM_SWITCH -> new MidStreamSwitch(versions);
        };
    }
}
