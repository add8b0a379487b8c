package io.ridethrough.environments.model.server;

import java.util.Optional;

/**
 * How the server is to listen.
 *
 * @param port 0 for any free one
 * @param isControlled whether anybody on this machine may have another version served
 * @param defect the flaw to plant; empty for a sound server
 * @param isEverywhere whether it listens on every address of this machine, as in a container, and not on 127.0.0.1 alone
 */
public record ServerSettings(int port, boolean isControlled, Optional<ModelDefect> defect, boolean isEverywhere) {

    /** A server that nobody controls. */
    public static ServerSettings on(int port) {
        return new ServerSettings(port, false, Optional.empty(), false);
    }

    /** The same under anybody's control. */
    public ServerSettings controlled() {
        return new ServerSettings(port, true, defect, isEverywhere);
    }

    /** The same with a flaw. */
    public ServerSettings withDefect(ModelDefect flaw) {
        return new ServerSettings(port, isControlled, Optional.of(flaw), isEverywhere);
    }

    Answering answering(ModelVersions versions) {
        return defect.map(flaw -> flaw.answering(versions)).orElse(Answering.SOUND);
    }
}
