package io.ridethrough.environments.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.ridethrough.environments.EnvironmentUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part that runs in a container. The standard input of one of ours is a connection that this process holds open and says
 * nothing on: when the process ends, however it ends, the engine closes the input and the part leaves, as a child process does.
 * Somebody else's program is in the process namespace of one of ours, and the kernel kills what is in one when its first
 * process ends.
 */
final class PartContainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartContainer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration ATTACH = Duration.ofSeconds(10);
    private static final int STOP_SECONDS = 2;

    private final Engine engine;
    private final String name;
    private final String id;
    private final Path log;
    private final Lifeline lifeline = new Lifeline();
    private final boolean endsInOrder;
    private final PartOutput output;
    private volatile boolean isClosing;

    private PartContainer(Engine engine, PartSpec spec, String id, Path log, PartOutput output) {
        this.engine = engine;
        this.name = spec.name();
        this.id = id;
        this.log = log;
        this.endsInOrder = spec.endsInOrder();
        this.output = output;
    }

    /**
     * Creates and starts it, and returns once it serves.
     *
     * @param run what it belongs to
     * @param patience how long it may take to serve
     * @throws EnvironmentUnavailableException when it ends or stays silent; it is gone by then
     */
    static PartContainer start(Engine engine, PartSpec spec, RunMark run, Duration patience)
            throws EnvironmentUnavailableException {
        Path log = run.logs().resolve(spec.name() + ".log");
        PartOutput output;
        try {
            OutputStream lines = Files.newOutputStream(log);
            output = spec.command() instanceof PartCommand.Ours ? PartOutput.ofOurs(lines) : PartOutput.ofTheirs(lines);
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(
                    "the log of the " + spec.name() + " could not be opened: " + e.getMessage(), e);
        }
        PartContainer part;
        try {
            part = new PartContainer(engine, spec, create(engine.client(), spec, run), log, output);
        } catch (RuntimeException e) {
            output.onComplete();
            throw new EnvironmentUnavailableException(
                    "the container of the " + spec.name() + " could not be made: " + Engine.told(e), e);
        }
        try {
            part.begin(spec, patience);
            return part;
        } catch (EnvironmentUnavailableException e) {
            part.close();
            throw e;
        } catch (RuntimeException e) {
            part.close();
            throw new EnvironmentUnavailableException(
                    "the container of the " + spec.name() + " did not start: " + Engine.told(e), e);
        }
    }

    private static String create(DockerClient client, PartSpec spec, RunMark run) {
        List<PortBinding> bindings = spec.ports().stream()
                .map(port -> new PortBinding(Ports.Binding.bindIp(LOOPBACK), ExposedPort.tcp(port)))
                .toList();
        List<Bind> binds = spec.mounts().stream()
                .map(mount -> new Bind(
                        mount.path().toString(),
                        new Volume(mount.path().toString()),
                        mount.isWritable() ? AccessMode.rw : AccessMode.ro))
                .toList();
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(spec.networks().get(0))
                .withPortBindings(bindings)
                .withBinds(binds)
                .withTmpFs(Map.of("/tmp", "rw,mode=1777"))
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
        CreateContainerCmd creating = client.createContainerCmd(spec.image())
                .withName(run.name(spec.name()))
                .withLabels(run.labels())
                .withAliases(spec.name())
                .withHostName(spec.name())
                .withExposedPorts(spec.ports().stream().map(ExposedPort::tcp).toList())
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withAttachStdin(true)
                .withHostConfig(host);
        if (spec.command() instanceof PartCommand.Ours ours) {
            creating.withEntrypoint(ours.words());
        } else if (spec.command() instanceof PartCommand.Theirs theirs) {
            creating.withCmd(theirs.arguments());
            host.withPidMode("container:" + theirs.keeper().id);
        }
        return run.user().map(creating::withUser).orElse(creating).exec().getId();
    }

    private void begin(PartSpec spec, Duration patience) throws EnvironmentUnavailableException {
        for (String network : spec.networks().subList(1, spec.networks().size())) {
            engine.client()
                    .connectToNetworkCmd()
                    .withNetworkId(network)
                    .withContainerId(id)
                    .withContainerNetwork(new ContainerNetwork().withAliases(spec.name()))
                    .exec();
        }
        engine.client()
                .attachContainerCmd(id)
                .withStdIn(lifeline)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(output);
        try {
            if (!output.awaitStarted(ATTACH.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EnvironmentUnavailableException("the Docker engine does not let the " + name + " be heard");
            }
            engine.client().startContainerCmd(id).exec();
            if (!serves(spec.command(), patience)) {
                throw new EnvironmentUnavailableException("the " + name + " did not start: " + lastWords());
            }
        } catch (TimeoutException e) {
            throw new EnvironmentUnavailableException(
                    "the " + name + " did not start within " + patience.toSeconds() + " s; see " + log, e);
        } catch (ExecutionException e) {
            throw new EnvironmentUnavailableException("the " + name + " did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentUnavailableException("interrupted while the " + name + " started", e);
        }
    }

    /** Waits until it serves; false when it has ended before. */
    private boolean serves(PartCommand command, Duration patience)
            throws EnvironmentUnavailableException, ExecutionException, InterruptedException, TimeoutException {
        if (command instanceof PartCommand.Theirs theirs) {
            URI page = at(theirs.page().port()).resolve(theirs.page().path());
            return PageThere.await(page, output.ended(), patience);
        }
        return output.ready().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where this machine finds a published port of it; asks the engine. */
    URI at(int port) throws EnvironmentUnavailableException {
        InspectContainerResponse told = engine.client().inspectContainerCmd(id).exec();
        Ports.Binding[] bindings =
                told.getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port));
        if (bindings == null || bindings.length == 0) {
            throw new EnvironmentUnavailableException("port " + port + " of the " + name + " was not published");
        }
        return URI.create("http://" + LOOPBACK + ":" + bindings[0].getHostPortSpec());
    }

    String id() {
        return id;
    }

    /** Why it is gone although nobody stopped it; empty while it runs or when it was stopped. */
    Optional<String> failure() {
        if (isClosing || !output.hasEnded()) {
            return Optional.empty();
        }
        return Optional.of("the " + name + " ended" + status() + ": " + lastWords());
    }

    private String status() {
        try {
            Long code =
                    engine.client().inspectContainerCmd(id).exec().getState().getExitCodeLong();
            return code == null ? "" : " with status " + code;
        } catch (RuntimeException unknown) {
            return "";
        }
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((before, after) -> after)
                    .map(String::strip)
                    .orElse("it said nothing");
        } catch (IOException | UncheckedIOException e) {
            return "its log cannot be read (" + e.getMessage() + ")";
        }
    }

    /** Removes it, stopped or not. */
    @Override
    public void close() {
        isClosing = true;
        try {
            if (endsInOrder) {
                engine.client().stopContainerCmd(id).withTimeout(STOP_SECONDS).exec();
            }
        } catch (RuntimeException e) {
            LOG.debug("the {} could not be stopped", name, e);
        }
        lifeline.close();
        try {
            engine.client()
                    .removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (RuntimeException e) {
            LOG.warn("the container of the {} could not be removed: {}", name, Engine.told(e));
        }
        try {
            output.close();
        } catch (IOException e) {
            LOG.debug("the connection to the {} did not close", name, e);
        }
    }
}
