package io.ridethrough.environments.embedded;

import java.io.IOException;

/** Which version of the model is served, and its change while load runs. Every method talks over the network. */
interface VersionControl {

    /**
     * What is served and asked for.
     *
     * @param version full name of the version that the model serves to whoever asks for no other
     * @param asked the name that the store asks for
     */
    record Rollout(String version, String asked) {}

    Rollout current() throws IOException;

    /**
     * Serves a loaded version from now on, and has the store ask for it.
     *
     * @param version short or full name
     * @return what is served and asked for now
     * @throws IOException when either could not be done; the other may have been
     */
    Rollout serve(String version) throws IOException;

    /** Serves and asks for what was served and asked for before. */
    void restore(Rollout before) throws IOException;

    /** How many calls that asked for a version by this full name the model has answered well since it started. */
    long answersOf(String version) throws IOException;
}
