package io.ridethrough.environments.model.server;

/**
 * How the server is to listen.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param isControlled whether anybody on this machine may have another version served
 */
public record ServerSettings(int port, boolean isControlled) {

    /** A server that nobody controls. */
    public static ServerSettings on(int port) {
        return new ServerSettings(port, false);
    }
}
