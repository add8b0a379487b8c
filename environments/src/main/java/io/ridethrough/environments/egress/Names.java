package io.ridethrough.environments.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks hosts' addresses up. May block. */
@FunctionalInterface
public interface Names {
    /** As this machine's Java does, by its resolver's settings. */
    Names OF_THIS_MACHINE = new Names() {
        @Override
        public InetAddress addressOf(String host) throws UnknownHostException {
            return InetAddress.getByName(host);
        }

        @Override
        public List<InetAddress> allOf(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }
    };

    /** The address that a caller of that name would call. */
    InetAddress addressOf(String host) throws UnknownHostException;

    /** Every address that a caller of that name might call, the first one first; at least one. */
    default List<InetAddress> allOf(String host) throws UnknownHostException {
        return List.of(addressOf(host));
    }
}
