package io.ridethrough.environments.guard;

import io.ridethrough.environments.egress.Place;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What may be called: this machine, and what is listed.
 *
 * <p>A name has to be listed by its name, or it is not even looked up. Where a listed name stands at a private address, that has to
 * lie in a listed range as well: else whoever keeps a public name could point it into the runner's own network. An IP address
 * has to lie in a listed range, or be listed itself. Link-local addresses and clouds' metadata are never called, whatever is
 * listed.
 */
public final class AllowedTargets {
    /** This machine and nothing else. */
    public static final AllowedTargets LOOPBACK = new AllowedTargets(List.of());

    private final List<Place> listed;

    private AllowedTargets(List<Place> listed) {
        this.listed = listed;
    }

    /** @param listed hosts, suffixes and ranges; those without a port stand for all ports */
    public static AllowedTargets of(List<Place> listed) {
        return new AllowedTargets(List.copyOf(listed));
    }

    /** Why a destination is not called, before its host's address is known; empty when it may be looked up. */
    Optional<String> refusal(Destination to) {
        if (to.literal().isPresent()) {
            return refusal(to, to.literal().get());
        }
        return to.isLocalhost() || isListed(to)
                ? Optional.empty()
                : Optional.of(to.text() + " is not on this machine and not listed: if it may be called, write `"
                        + to.host() + "` under `allow`");
    }

    /** Why a destination is not called at an address at which it stands. */
    Optional<String> refusal(Destination to, InetAddress address) {
        String where = to.literal().isPresent() ? to.text() : to.text() + " stands at " + text(address) + ", which";
        return switch (AddressKind.of(address)) {
            case LOOPBACK -> Optional.empty();
            case FORBIDDEN -> Optional.of(where + " is never called: it is nowhere, link-local or a cloud's metadata");
            case PRIVATE ->
                isInListedRange(to, address)
                        ? Optional.empty()
                        : Optional.of(where + " is a private address in no listed range: if it may be called, write `"
                                + text(address) + "/" + address.getAddress().length * Byte.SIZE
                                + "` or a wider range under `allow`");
            case PUBLIC ->
                to.literal().isEmpty() || isInListedRange(to, address)
                        ? Optional.empty()
                        : Optional.of(where + " is in no listed range: if it may be called, write it under `allow`");
        };
    }

    private boolean isListed(Destination to) {
        return listed.stream().anyMatch(place -> place.holds(to.host(), to.port()));
    }

    private boolean isInListedRange(Destination to, InetAddress address) {
        return listed.stream().anyMatch(place -> place.holds(address, to.port()));
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
