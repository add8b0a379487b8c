package io.ridethrough.environments.containers;

import io.ridethrough.environments.embedded.EmbeddedDefinition;
import java.util.Optional;

/**
 * What an environment of containers is made of.
 *
 * @param shop how store and model are set up; its ports and its egress mean nothing here
 * @param images what the parts run from
 */
public record ContainersDefinition(EmbeddedDefinition shop, Images images) {

    /**
     * Names of images that are on the engine already and are laid out as the one that is made here; empty for that one.
     *
     * @param partners of the payment partner and the model abroad
     * @param proxy of the fault proxy, and of what stands beside it: the recorder of what leaves, and the store's door
     */
    public record Images(
            Optional<String> store, Optional<String> model, Optional<String> proxy, Optional<String> partners) {
        /** The one made here, for all. */
        public static final Images MADE_HERE =
                new Images(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        boolean areAllNamed() {
            return store.isPresent() && model.isPresent() && proxy.isPresent() && partners.isPresent();
        }
    }
}
