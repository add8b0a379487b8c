package io.ridethrough.environments;

import java.util.List;

/**
 * An endpoint to which data of some clients may go. What is declared by none of these is abroad.
 *
 * @param name such as {@code inference}; that of the fault proxy's target where there is one
 * @param places {@code HOST:PORT}, {@code *.SUFFIX:PORT}, {@code ADDRESS/BITS} or {@code ADDRESS/BITS:PORT}, as the system
 *     under test calls them
 * @param ranges {@code ADDRESS/BITS}: where a host that is called by its name must stand, or it is not at home; none for
 *     anywhere
 * @param jurisdictions of the clients whose data may go there
 * @param isProxied whether calls to it pass a fault proxy, which counts them too
 */
public record HomeEndpoint(
        String name, List<String> places, List<String> ranges, List<String> jurisdictions, boolean isProxied) {

    public HomeEndpoint {
        places = List.copyOf(places);
        ranges = List.copyOf(ranges);
        jurisdictions = List.copyOf(jurisdictions);
    }
}
