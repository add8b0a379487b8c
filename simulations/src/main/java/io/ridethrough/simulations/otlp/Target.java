package io.ridethrough.simulations.otlp;

import java.net.URI;
import java.time.Duration;

/**
 * Where a signal is sent.
 *
 * @param url with its path
 * @param variable the environment variable that names it
 * @param timeout how long sending may take in all, tries and waits together
 */
record Target(Signal signal, URI url, String variable, SecretHeaders headers, Duration timeout) {

    /** Host and port, and what named them: nothing of the address in which a secret could be. */
    String told() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getHost() + port + " (" + variable + ")";
    }
}
