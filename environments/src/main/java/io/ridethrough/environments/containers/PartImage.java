package io.ridethrough.environments.containers;

import java.util.List;
import java.util.stream.Stream;

/**
 * An image that is on the engine already, in the place of the one that is made here.
 *
 * @param name as Docker takes it, such as {@code registry.example.ch/ridethrough-parts:1}
 * @param server what runs in it
 */
public record PartImage(String name, Server server) {

    /** What an image's program is. */
    public enum Server {
        /** A part of ours, in an image that is laid out as the one that is made here. */
        RIDETHROUGH("ridethrough"),
        /** The original Toxiproxy, as the fault proxy: network faults alone, and nobody counts attempts. */
        TOXIPROXY("toxiproxy"),
        /** llama.cpp's server, as the model: one version, and nobody counts calls. */
        LLAMA_CPP("llama.cpp");

        private final String label;

        Server(String label) {
            this.label = label;
        }

        /** As definitions spell it. */
        public String label() {
            return label;
        }

        /** The one that is spelt so; there has to be one. */
        public static Server labelled(String label) {
            return Stream.of(values())
                    .filter(server -> server.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no server is called " + label));
        }

        /** The spellings of some. */
        public static List<String> labels(List<Server> servers) {
            return servers.stream().map(Server::label).toList();
        }
    }

    /** An image that is laid out as the one that is made here. */
    public static PartImage ofOurs(String name) {
        return new PartImage(name, Server.RIDETHROUGH);
    }

    boolean isOurs() {
        return server == Server.RIDETHROUGH;
    }
}
