package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.environments.containers.PartSpec.Mount;
import io.ridethrough.environments.containers.inside.FaultProxyMain;
import io.ridethrough.environments.embedded.EmbeddedEnvironment;
import io.ridethrough.environments.remote.RemoteDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The fault proxy before the model and the payment partner: ours or the original Toxiproxy. */
final class ProxyPart {
    /** Where its API is in its container. */
    static final int API = 8474;

    /** Where it listens for the model. */
    static final int INFERENCE = 8666;

    /** Where it listens for the payment partner. */
    static final int PAYMENT = 8667;

    /** What relays every byte is worth the second compiler. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private static final String NAME = "proxy";

    private final ContainersDefinition.Images images;
    private final Ground ground;
    private final String model;
    private final String payment;

    /**
     * @param model where the model serves, {@code HOST:PORT}
     * @param payment where the payment partner does, likewise
     */
    ProxyPart(ContainersDefinition.Images images, Ground ground, String model, String payment) {
        this.images = images;
        this.ground = ground;
        this.model = model;
        this.payment = payment;
    }

    /** @param keeper a part of ours that runs */
    PartSpec spec(PartContainer keeper) throws EnvironmentUnavailableException {
        return (isTheOriginal() ? original(keeper) : ours())
                .on(List.of(ground.networks().front(), ground.networks().shop()), List.of(API, INFERENCE));
    }

    /** Has it proxy, once it serves; ours does so from its start. */
    void create(URI api) throws EnvironmentUnavailableException {
        if (isTheOriginal()) {
            OriginalToxiproxy.create(
                    api,
                    List.of(
                            proxy(EmbeddedEnvironment.INFERENCE, INFERENCE, model),
                            proxy(EmbeddedEnvironment.PAYMENT, PAYMENT, payment)));
        }
    }

    /** Whose API it has. */
    RemoteDefinition.Server server() {
        return isTheOriginal() ? RemoteDefinition.Server.TOXIPROXY : RemoteDefinition.Server.FAULT_PROXY;
    }

    private boolean isTheOriginal() {
        return images.proxyServer() == Server.TOXIPROXY;
    }

    private PartSpec original(PartContainer keeper) {
        return PartSpec.of(
                NAME,
                images.proxy().orElseThrow().name(),
                new PartCommand.Theirs(
                        OriginalToxiproxy.arguments(API, ground.request().seed()),
                        new PartCommand.Page(API, OriginalToxiproxy.VERSION),
                        keeper));
    }

    private PartSpec ours() throws EnvironmentUnavailableException {
        Path config = ground.config(
                "proxy.json",
                List.of(
                        Map.of(
                                "name",
                                EmbeddedEnvironment.INFERENCE,
                                "listen",
                                Ground.everywhere(INFERENCE),
                                "upstream",
                                model,
                                "http",
                                true,
                                "point_header",
                                EmbeddedEnvironment.POINT_HEADER),
                        Map.of(
                                "name",
                                EmbeddedEnvironment.PAYMENT,
                                "listen",
                                Ground.everywhere(PAYMENT),
                                "upstream",
                                payment,
                                "http",
                                true)));
        return ground.ours(
                        NAME,
                        images.proxy(),
                        JVM_OPTIONS,
                        FaultProxyMain.class,
                        List.of(
                                "--port",
                                String.valueOf(API),
                                "--api-everywhere",
                                "--seed",
                                String.valueOf(ground.request().seed()),
                                "--config",
                                config.toString()))
                .mounting(List.of(new Mount(config, false)));
    }

    private static Map<String, Object> proxy(String name, int port, String upstream) {
        return Map.of("name", name, "listen", Ground.everywhere(port), "upstream", upstream);
    }
}
