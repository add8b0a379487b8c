package io.ridethrough.environments.guard;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.egress.Names;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides before a run what it may call. */
public final class Guard {
    private final Names names;

    /** @param names by which hosts are looked up, once each */
    public Guard(Names names) {
        this.names = names;
    }

    /**
     * Checks every target and looks its name up; a name that is refused is not looked up. Calls nothing but the resolver.
     *
     * @param where the environment, for messages
     * @param isProductionAllowed whether names that look like production may be called, too
     * @throws NotAllowedException with every reason why not
     * @throws EnvironmentUnavailableException when a name has no address
     */
    public Clearance clear(String where, Boundary boundary, boolean isProductionAllowed)
            throws EnvironmentUnavailableException {
        List<String> refused = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, List<InetAddress>> pinned = new TreeMap<>();
        for (Map.Entry<String, URI> target : boundary.targets().entrySet()) {
            String place = where + ": " + target.getKey() + ": ";
            try {
                Destination to = Destination.of(target.getValue());
                if (!isProductionAllowed) {
                    refuseProduction(to);
                }
                pin(to, boundary.allowed(), pinned);
            } catch (RefusedException e) {
                refused.add(place + e.why());
            } catch (UnknownHostException e) {
                unknown.add(
                        place + "no address is known of the name: is it spelt right, and does this machine know it?");
            }
        }
        if (!refused.isEmpty()) {
            throw new NotAllowedException(refused);
        }
        if (!unknown.isEmpty()) {
            throw new EnvironmentUnavailableException(String.join("; ", unknown));
        }
        return new Clearance(boundary.allowed(), pinned, boundary.productionNames());
    }

    /**
     * Checks the addresses that an environment has once it runs, of which not all are known before. Looks nothing up.
     *
     * @param addresses by part
     * @throws NotAllowedException with every reason why not
     */
    public static void recheck(String where, Map<String, URI> addresses, Clearance clearance) {
        List<String> refused = new ArrayList<>();
        addresses.forEach((part, address) -> {
            try {
                clearance.address(address);
            } catch (RefusedException e) {
                refused.add(where + ": " + part + ": " + e.why());
            }
        });
        if (!refused.isEmpty()) {
            throw new NotAllowedException(refused);
        }
    }

    private static void refuseProduction(Destination to) throws RefusedException {
        Optional<String> sign = to.productionSign();
        if (sign.isPresent()) {
            throw new RefusedException(to.text() + " looks like production, by " + sign.get()
                    + ": name a stage, or say --i-am-allowed-to, which the journal keeps");
        }
    }

    private void pin(Destination to, AllowedTargets allowed, Map<String, List<InetAddress>> pinned)
            throws RefusedException, UnknownHostException {
        refuse(allowed.refusal(to));
        if (to.literal().isPresent()) {
            return;
        }
        List<InetAddress> addresses = pinned.get(to.host());
        if (addresses == null) {
            addresses = to.isLocalhost() ? List.of(Clearance.thisMachine()) : List.copyOf(names.allOf(to.host()));
            pinned.put(to.host(), addresses);
        }
        for (InetAddress address : addresses) {
            refuse(allowed.refusal(to, address));
        }
    }

    private static void refuse(Optional<String> refusal) throws RefusedException {
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }
}
