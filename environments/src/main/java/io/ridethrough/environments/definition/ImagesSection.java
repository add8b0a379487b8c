package io.ridethrough.environments.definition;

import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.containers.PartImage;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what the parts of an environment of containers run from: its section {@code images}. */
final class ImagesSection {
    private static final List<String> PARTS = List.of("store", "model", "proxy", "partners");
    private static final String IMAGE_KEY = "image";
    private static final String SERVER_KEY = "server";

    /** What the reference model can be told and llama.cpp's server cannot. */
    private static final List<String> OF_THE_REFERENCE_MODEL = List.of("queue", "pace", "standby", "aliases");

    /** As Docker takes it: a registry if need be, a path, and a tag or a digest. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:[._:/-]+[A-Za-z0-9]+)*(?:@sha256:[0-9a-f]{64})?");

    private ImagesSection() {}

    /** The one made here for all where nothing is said. */
    static Images read(Optional<YamlMap> section) {
        if (section.isEmpty()) {
            return Images.MADE_HERE;
        }
        YamlMap images = section.get().closed(PARTS);
        return new Images(
                images.optional("store").map(ImagesSection::ours),
                images.optional("model").map(value -> image(value, List.of(Server.LLAMA_CPP))),
                images.optional("proxy").map(value -> image(value, List.of(Server.TOXIPROXY))),
                images.optional("partners").map(ImagesSection::ours));
    }

    /** Notes what is said of a model that its server has not. */
    static void requireKnown(Server server, Optional<YamlMap> model) {
        if (server == Server.RIDETHROUGH) {
            return;
        }
        model.ifPresent(keys -> OF_THE_REFERENCE_MODEL.stream()
                .filter(keys::has)
                .forEach(key -> keys.mistake(
                        key,
                        "is of the reference model alone, which " + server.label()
                                + "'s server is not: leave it out, or leave out `images.model`")));
    }

    /** @param servers what else than a part of ours may run in it */
    private static PartImage image(YamlValue value, List<Server> servers) {
        if (!value.isMap()) {
            return ours(value);
        }
        List<String> labels = Server.labels(servers);
        return value.map()
                .map(keys -> keys.closed(List.of(IMAGE_KEY, SERVER_KEY)))
                .map(keys -> {
                    String name = name(keys.required(IMAGE_KEY, "name the image: `NAME:TAG`"));
                    Optional<String> server = keys.required(
                                    SERVER_KEY,
                                    "say what runs in it, `" + String.join("` or `", labels)
                                            + "`, or give the name alone for an image of ours")
                            .oneOf(labels, "server");
                    return new PartImage(name, server.map(Server::labelled).orElse(servers.get(0)));
                })
                .orElseGet(() -> PartImage.ofOurs(""));
    }

    private static PartImage ours(YamlValue value) {
        return PartImage.ofOurs(name(value));
    }

    private static String name(YamlValue value) {
        String name = value.text();
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            value.mistake("`" + name + "` is no image's name: write it as `NAME:TAG`, such as"
                    + " `registry.example.ch/ridethrough-parts:1`");
        }
        return name;
    }
}
