package io.ridethrough.environments.containers;

import java.nio.file.Path;
import java.util.List;

/**
 * One part of the shop as a container.
 *
 * @param name what people call it, and other parts on its networks
 * @param image the image's name
 * @param command what runs in it
 * @param networks ids of the networks that it is on, the one that it is published on first
 * @param ports those published on this machine's loopback
 * @param mounts files and folders of this machine that it sees at their own paths
 * @param endsInOrder whether it is asked to stop before it is removed, since it has something to write down
 */
record PartSpec(
        String name,
        String image,
        PartCommand command,
        List<String> networks,
        List<Integer> ports,
        List<Mount> mounts,
        boolean endsInOrder) {

    PartSpec {
        networks = List.copyOf(networks);
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
    }

    /** One that is on no network yet. */
    static PartSpec of(String name, String image, PartCommand command) {
        return new PartSpec(name, image, command, List.of(), List.of(), List.of(), false);
    }

    PartSpec on(List<String> allNetworks, List<Integer> published) {
        return new PartSpec(name, image, command, allNetworks, published, mounts, endsInOrder);
    }

    PartSpec mounting(List<Mount> all) {
        return new PartSpec(name, image, command, networks, ports, all, endsInOrder);
    }

    PartSpec endingInOrder() {
        return new PartSpec(name, image, command, networks, ports, mounts, true);
    }

    /** @param isWritable whether the part may write there */
    record Mount(Path path, boolean isWritable) {}
}
