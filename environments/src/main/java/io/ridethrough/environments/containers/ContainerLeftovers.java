package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import java.util.List;

/** What killed runs left on this machine's Docker engine. */
public final class ContainerLeftovers {
    private ContainerLeftovers() {}

    /**
     * Removes it, as {@link Leftover} tells; nothing where no engine answers, since nothing runs then.
     *
     * @throws EnvironmentUnavailableException when the engine answers, but does not tell what it has
     */
    public static List<Leftover> remove() throws EnvironmentUnavailableException {
        Engine engine;
        try {
            engine = Engine.find();
        } catch (EnvironmentUnavailableException none) {
            return List.of();
        }
        try {
            return new Reaper(engine).reap();
        } catch (RuntimeException e) {
            throw new EnvironmentUnavailableException(
                    "the Docker engine does not tell what was left: " + Engine.told(e), e);
        }
    }
}
