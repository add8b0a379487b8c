package io.ridethrough.environments.embedded;

import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.environments.model.server.ModelVersions;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The reference model as a watch asks it.
 *
 * @param proxied the fault proxy before it, which the store calls too
 * @param direct the model itself
 * @param versions a name for each version that is loaded
 */
record EmbeddedModel(URI proxied, URI direct, List<String> versions) implements WatchedModel {

    @Override
    public ChatEndpoint served(Duration patience) {
        // The name that the store asks for until a swap, and that stands for whatever is served after it too.
        return connect(proxied, ModelVersions.SERVED, patience);
    }

    @Override
    public ChatEndpoint version(String name, Duration patience) {
        return connect(direct, name, patience);
    }

    private static ChatEndpoint connect(URI base, String model, Duration patience) {
        return NettyChatEndpoint.connect(
                EndpointSettings.at(base).withModel(model).withDeadline(patience));
    }
}
