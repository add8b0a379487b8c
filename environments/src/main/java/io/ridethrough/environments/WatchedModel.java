package io.ridethrough.environments;

import io.ridethrough.environments.inference.ChatEndpoint;
import java.time.Duration;
import java.util.List;

/** The model as somebody asks it who watches it beside the shop. */
public interface WatchedModel {

    /** A name for each version that is loaded, served or not; at least one. */
    List<String> versions();

    /**
     * Whatever version is served, asked as the shop asks it, through the same fault proxy.
     *
     * @param patience how long an answer may take; the caller closes the endpoint
     */
    ChatEndpoint served(Duration patience);

    /**
     * One version, asked past every fault proxy.
     *
     * @param name one of {@link #versions}
     * @param patience how long an answer may take; the caller closes the endpoint
     */
    ChatEndpoint version(String name, Duration patience);
}
