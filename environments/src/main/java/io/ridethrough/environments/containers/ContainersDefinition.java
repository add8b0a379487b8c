package io.ridethrough.environments.containers;

import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an environment of containers is made of.
 *
 * @param shop how store and model are set up; its ports and its egress mean nothing here
 * @param images what the parts run from
 */
public record ContainersDefinition(EmbeddedDefinition shop, Images images) {

    /**
     * Images that are on the engine already; empty for the one that is made here.
     *
     * @param model of the model: ours or llama.cpp's server
     * @param partners of the payment partner and the model abroad
     * @param proxy of the fault proxy, ours or the original Toxiproxy. Where it is ours, what stands beside it runs from it
     *     too: the recorder of what leaves, and the store's door
     */
    public record Images(
            Optional<PartImage> store,
            Optional<PartImage> model,
            Optional<PartImage> proxy,
            Optional<PartImage> partners) {
        /** The one made here, for all. */
        public static final Images MADE_HERE =
                new Images(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** What the fault proxy is. */
        public Server proxyServer() {
            return proxy.map(PartImage::server).orElse(Server.RIDETHROUGH);
        }

        /** What serves the model. */
        public Server modelServer() {
            return model.map(PartImage::server).orElse(Server.RIDETHROUGH);
        }

        /** What the recorder and the door run from: these are ours whatever the fault proxy is. */
        Optional<PartImage> besideProxy() {
            return proxy.filter(PartImage::isOurs);
        }

        List<String> named() {
            return Stream.of(store, model, proxy, partners)
                    .flatMap(Optional::stream)
                    .map(PartImage::name)
                    .distinct()
                    .toList();
        }

        /** Whether any part runs from the image that is made here. */
        boolean needOneMadeHere() {
            return store.isEmpty()
                    || model.isEmpty()
                    || partners.isEmpty()
                    || besideProxy().isEmpty();
        }
    }
}
