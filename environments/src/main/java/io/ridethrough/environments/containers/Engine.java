package io.ridethrough.environments.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.Labelled.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A Docker engine on this machine, found in the ways in which Testcontainers finds one: {@code DOCKER_HOST}, {@code
 * ~/.testcontainers.properties}, the usual sockets.
 *
 * <p>It is Testcontainers' client, without what Testcontainers starts by itself: neither Ryuk nor any other container of an
 * image that would have to be fetched from a registry.
 */
final class Engine implements LabelledThings {
    private static final int BUILD_MINUTES = 10;

    private final DockerClient client;
    private final String version;
    private final boolean isRootless;

    private Engine(DockerClient client, Info info) {
        this.client = client;
        this.version = String.valueOf(info.getServerVersion());
        this.isRootless = Optional.ofNullable(info.getSecurityOptions()).orElse(List.of()).stream()
                .anyMatch(option -> option.contains("rootless"));
    }

    /**
     * Looks for it, and asks it what it is.
     *
     * @throws EnvironmentUnavailableException when none answers, or one does that is not on this machine
     */
    static Engine find() throws EnvironmentUnavailableException {
        List<DockerClientProviderStrategy> known = new ArrayList<>();
        ServiceLoader.load(DockerClientProviderStrategy.class, Engine.class.getClassLoader())
                .forEach(known::add);
        try {
            DockerClientProviderStrategy found = DockerClientProviderStrategy.getFirstValidStrategy(known);
            URI host = found.getTransportConfig().getDockerHost();
            if (!isHere(host)) {
                throw new EnvironmentUnavailableException(
                        "the Docker engine at " + host
                                + " is on another machine, whose loopback cannot be reached from here: use one on this machine");
            }
            return new Engine(found.getDockerClient(), found.getInfo());
        } catch (RuntimeException e) {
            throw new EnvironmentUnavailableException(
                    "no Docker engine answers: start one, or say where it is in DOCKER_HOST", e);
        }
    }

    private static boolean isHere(URI host) {
        if (host.getHost() == null) {
            return true;
        }
        try {
            return Stream.of(InetAddress.getAllByName(host.getHost())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    DockerClient client() {
        return client;
    }

    /** Such as {@code 20.10.24}. */
    String version() {
        return version;
    }

    /** Whether root in a container is the user who runs the engine. */
    boolean isRootless() {
        return isRootless;
    }

    /** Asks whether it has an image; fetches none. */
    boolean hasImage(String name) throws EnvironmentUnavailableException {
        try {
            client.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException e) {
            throw new EnvironmentUnavailableException("the Docker engine does not tell of images: " + told(e), e);
        }
    }

    /** Those of some images that it does not have, in their order. */
    List<String> missing(List<String> images) throws EnvironmentUnavailableException {
        List<String> missing = new ArrayList<>();
        for (String image : images) {
            if (!hasImage(image)) {
                missing.add(image);
            }
        }
        return missing;
    }

    /**
     * Builds an image of the files in a folder.
     *
     * @param context gets the Dockerfile too
     */
    void build(String name, Path context, String dockerfile) throws IOException, EnvironmentUnavailableException {
        Files.writeString(context.resolve("Dockerfile"), dockerfile, StandardCharsets.UTF_8);
        try {
            client.buildImageCmd(context.toFile())
                    .withTags(Set.of(name))
                    .withLabels(Map.of("io.ridethrough.image", "true"))
                    .exec(new BuildImageResultCallback())
                    .awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
        } catch (RuntimeException e) {
            throw new EnvironmentUnavailableException("the image " + name + " could not be built: " + told(e), e);
        }
    }

    @Override
    public List<Labelled> labelled(String label) {
        List<Labelled> all = new ArrayList<>();
        for (Container container : client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec()) {
            String[] names = container.getNames();
            String name = names.length == 0 ? container.getId() : names[0].replaceFirst("^/", "");
            all.add(new Labelled(Kind.CONTAINER, container.getId(), name, labels(container.getLabels())));
        }
        for (Network network :
                client.listNetworksCmd().withFilter("label", List.of(label)).exec()) {
            all.add(new Labelled(Kind.NETWORK, network.getId(), network.getName(), labels(network.getLabels())));
        }
        return all;
    }

    private static Map<String, String> labels(@Nullable Map<String, String> told) {
        return told == null ? Map.of() : told;
    }

    @Override
    public void remove(Labelled thing) throws IOException {
        try {
            switch (thing.kind()) {
                case CONTAINER ->
                    client.removeContainerCmd(thing.id())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                case NETWORK -> client.removeNetworkCmd(thing.id()).exec();
            }
        } catch (NotFoundException gone) {
            // Somebody else removed it meanwhile, which is as well.
            return;
        } catch (RuntimeException e) {
            throw new IOException(told(e), e);
        }
    }

    /** What an engine's refusal says, on one line, without the JSON around it. */
    static String told(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage())
                .replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"}\\s*$", "$1")
                .strip()
                .replaceAll("\\R", " ");
    }
}
