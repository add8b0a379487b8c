package io.ridethrough.environments.model.server;

import java.util.Optional;

/**
 * How the server is to listen.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param isControlled whether anybody on this machine may have another version served
 * @param defect the flaw to plant; empty for a sound server
 */
public record ServerSettings(int port, boolean isControlled, Optional<ModelDefect> defect) {

    /** A server that nobody controls. */
    public static ServerSettings on(int port) {
        return new ServerSettings(port, false, Optional.empty());
    }

    /** The same under anybody's control. */
    public ServerSettings controlled() {
        return new ServerSettings(port, true, defect);
    }

    /** The same with a flaw. */
    public ServerSettings withDefect(ModelDefect flaw) {
        return new ServerSettings(port, isControlled, Optional.of(flaw));
    }

    Answering answering(ModelVersions versions) {
        return defect.map(flaw -> flaw.answering(versions)).orElse(Answering.SOUND);
    }
}
