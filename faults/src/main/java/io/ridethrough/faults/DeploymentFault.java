package io.ridethrough.faults;

/**
 * A change of what answers behind an address, while every byte passes as before: no proxy can do it, only whoever runs
 * the dependency.
 */
public sealed interface DeploymentFault extends Fault {

    /**
     * Another version of the model is served from now on, and the application is told to ask for it. Healing rolls back
     * to what was served before.
     *
     * @param to the version's name, short or full, such as {@code v2}
     */
    record ModelSwap(String to) implements DeploymentFault {
        public ModelSwap {
            if (to.isBlank()) {
                throw new IllegalArgumentException("no version is named");
            }
        }

        @Override
        public String kind() {
            return "model-swap";
        }

        @Override
        public String description() {
            return "model swapped to " + to;
        }
    }
}
