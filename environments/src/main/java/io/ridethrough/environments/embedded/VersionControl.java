package io.ridethrough.environments.embedded;

import io.ridethrough.environments.embedded.ServedVersion.State;
import java.io.IOException;

/** Which version of the model answers the shop, and its change while load runs. Every method talks over the network. */
interface VersionControl {

    /** The full name of the version now served. */
    String now() throws IOException;

    /**
     * Has a version served and asked for from now on. Answers that have begun are not touched.
     *
     * @param version a loaded version's full or short name, or an alias
     * @return what was before, for {@link #restore}
     * @throws IOException when it is not done; what was changed by then is changed back if that can be
     */
    State switchTo(String version) throws IOException;

    /** Has served and asked for what was before. */
    void restore(State before) throws IOException;

    /**
     * How many answers a version has finished since the model started.
     *
     * @param version its full name
     */
    long answersOf(String version) throws IOException;
}
