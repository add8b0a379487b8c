package io.ridethrough.environments.egress;

import io.ridethrough.environments.HomeEndpoint;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where calls may go. What is declared to be at home is let through, and of all else what {@link Reach} says. Whose data
 * may go to which home is not asked here: that is judged later, by what was written down.
 */
public final class AllowList {
    private final List<Home> homes;
    private final Reach reach;

    /** @param ranges in which a named host must stand; none for anywhere */
    private record Home(String name, List<Place> places, List<Place> ranges) {

        static Home of(HomeEndpoint declared) {
            return new Home(declared.name(), places(declared.places()), places(declared.ranges()));
        }

        private static List<Place> places(List<String> texts) {
            return texts.stream()
                    .map(text -> Place.of(text)
                            .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no place")))
                    .toList();
        }

        boolean isNamed(CallTarget to) {
            return places.stream().anyMatch(place -> place.holds(to.host(), to.port()));
        }

        boolean mayStandAt(InetAddress address, CallTarget to) {
            return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.holds(address, to.port()));
        }
    }

    private AllowList(List<Home> homes, Reach reach) {
        this.homes = homes;
        this.reach = reach;
    }

    /** @throws IllegalArgumentException when a place of a home is none */
    public static AllowList of(List<HomeEndpoint> homes, Reach reach) {
        return new AllowList(homes.stream().map(Home::of).toList(), reach);
    }

    /** Why a call is not let through, before its host's address is known; empty when it may be looked up. */
    Optional<String> refusal(CallTarget to) {
        boolean isLetThrough = reach == Reach.ANYWHERE
                || homes.stream().anyMatch(home -> home.isNamed(to))
                || reach == Reach.LOOPBACK && isThisMachine(to.host());
        return isLetThrough ? Optional.empty() : Optional.of(to.text() + " is declared nowhere to be at home");
    }

    /** Why a call is not let through to this address, to which its host was found to lead. */
    Optional<String> refusal(CallTarget to, InetAddress address) {
        List<Home> named = homes.stream().filter(home -> home.isNamed(to)).toList();
        return reach == Reach.ANYWHERE
                        || named.isEmpty()
                        || named.stream().anyMatch(home -> home.mayStandAt(address, to))
                ? Optional.empty()
                : Optional.of(to.text() + " stands at " + address.getHostAddress() + ", outside the ranges of "
                        + named.get(0).name());
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || Place.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
