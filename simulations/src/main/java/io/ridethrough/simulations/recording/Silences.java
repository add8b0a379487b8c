package io.ridethrough.simulations.recording;

import java.util.Optional;

/** Explains why a request had no answer, where that is known. Called on the virtual user's event loop. */
public interface Silences {

    /** Knows no reasons: all that the public DSL tells. */
    Silences UNEXPLAINED = new Silences() {
        @Override
        public void forget() {}

        @Override
        public Optional<String> last() {
            return Optional.empty();
        }
    };

    /** Forgets reasons seen before, at the start of a request. */
    void forget();

    /** The last reason on this event loop, in short, such as {@code ConnectException: Connection refused}. */
    Optional<String> last();
}
