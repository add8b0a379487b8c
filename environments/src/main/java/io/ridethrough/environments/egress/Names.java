package io.ridethrough.environments.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks hosts' addresses up. May block. */
@FunctionalInterface
public interface Names {
    /** As this machine's Java does, by its resolver's settings. */
    Names OF_THIS_MACHINE = InetAddress::getByName;

    /** The address that a caller of that name would call. */
    InetAddress addressOf(String host) throws UnknownHostException;
}
