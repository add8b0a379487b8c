package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.ContainerLeftovers;
import io.ridethrough.environments.containers.Leftover;
import io.ridethrough.faults.toxiproxy.AllowedHosts;
import io.ridethrough.faults.toxiproxy.ApiSweep;
import io.ridethrough.faults.toxiproxy.Healing;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import io.ridethrough.faults.toxiproxy.JournalSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes the faults, the containers and the networks that runs left behind. */
@Command(
        name = "heal",
        mixinStandardHelpOptions = true,
        description = {
            "Remove the faults that killed runs left behind, as their journals tell, and the containers and networks that"
                    + " they left on this machine's Docker engine; what belongs to a run that is alive is left alone."
                    + " With --api, remove whatever ridethrough put on a Toxiproxy, the original included, and nothing"
                    + " else.",
            "Exit code 0: nothing is left; 69: something may be; 77: a host was not allowed."
        })
public final class HealCommand implements Callable<Integer> {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "A Toxiproxy to heal, such as http://127.0.0.1:8474; can be given more than once.")
    private List<URI> apis = List.of();

    @Option(names = "--all", description = "With --api: remove every toxic there and enable every proxy.")
    private boolean isAll;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "A host beyond this machine's loopback whose proxies may be touched, as URLs spell it.")
    private Set<String> allowedHosts = Set.of();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "The folder of runs whose journals are read; results/runs unless set.")
    private Optional<Path> runs = Optional.empty();

    @Option(names = "--json", description = "Print the outcomes as JSON and nothing else.")
    private boolean isJson;

    @Override
    public Integer call() throws IOException, EnvironmentUnavailableException {
        requireSense();
        List<Path> journals =
                FaultJournals.in(runs.orElseGet(() -> ProjectHome.of(spec).runs()));
        AllowedHosts allowed = new AllowedHosts(allowedHosts);
        List<Healing> healings = new ArrayList<>();
        ApiSweep sweep = new ApiSweep(allowed, CALL_LIMIT);
        for (URI api : apis) {
            healings.addAll(isAll ? sweep.reset(api) : sweep.healOurs(api, journals));
        }
        if (apis.isEmpty()) {
            healings.addAll(new JournalSweep(allowed, CALL_LIMIT, Clock.systemUTC()).sweep(journals));
        }
        List<Leftover> leftovers = apis.isEmpty() ? ContainerLeftovers.remove() : List.of();
        tell(healings, leftovers);
        return exitCode(healings, leftovers).status();
    }

    private void requireSense() {
        if (isAll && apis.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--all needs --api");
        }
        for (URI api : apis) {
            String path = api.getRawPath() == null ? "" : api.getRawPath();
            if (!"http".equals(api.getScheme())
                    || api.getHost() == null
                    || api.getPort() < 0
                    || api.getRawUserInfo() != null
                    || !(path.isEmpty() || path.equals("/"))) {
                throw new ParameterException(spec.commandLine(), "--api is not http://HOST:PORT: " + api);
            }
        }
    }

    private void tell(List<Healing> healings, List<Leftover> leftovers) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(json(healings, leftovers));
        } else if (healings.isEmpty() && leftovers.isEmpty()) {
            out.println("nothing was left");
        } else {
            healings.forEach(healing -> out.println(line(healing)));
            leftovers.forEach(leftover -> out.println(line(leftover)));
        }
        out.flush();
    }

    private static String line(Healing healing) {
        String what = healing.fault().isEmpty() ? "" : healing.fault() + " ";
        String where = healing.proxy().isEmpty() ? "" : "on " + healing.proxy() + " ";
        String why = healing.detail().isEmpty() ? "" : ": " + healing.detail();
        return "%-11s  %s%sat %s%s".formatted(healing.outcome().words(), what, where, healing.api(), why);
    }

    private static String line(Leftover leftover) {
        String why = leftover.detail().isEmpty() ? "" : ": " + leftover.detail();
        return "%-11s  %s %s%s".formatted(leftover.outcome().words(), leftover.kind(), leftover.name(), why);
    }

    private static ObjectNode json(List<Healing> healings, List<Leftover> leftovers) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put(
                "left",
                healings.stream()
                                .filter(healing -> healing.outcome().mayBeLeft())
                                .count()
                        + leftovers.stream().filter(Leftover::mayBeLeft).count());
        ArrayNode faults = json.putArray("faults");
        for (Healing healing : healings) {
            faults.addObject()
                    .put("api", healing.api().toString())
                    .put("proxy", healing.proxy())
                    .put("fault", healing.fault())
                    .put(
                            "outcome",
                            healing.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("detail", healing.detail());
        }
        ArrayNode containers = json.putArray("containers");
        for (Leftover leftover : leftovers) {
            containers
                    .addObject()
                    .put("kind", leftover.kind())
                    .put("name", leftover.name())
                    .put("run", leftover.run())
                    .put("outcome", leftover.outcome().key())
                    .put("detail", leftover.detail());
        }
        return json;
    }

    private static ExitCode exitCode(List<Healing> healings, List<Leftover> leftovers) {
        if (healings.stream().anyMatch(healing -> healing.outcome() == Outcome.NOT_ALLOWED)) {
            return ExitCode.NOT_ALLOWED;
        }
        return healings.stream().anyMatch(healing -> healing.outcome().mayBeLeft())
                        || leftovers.stream().anyMatch(Leftover::mayBeLeft)
                ? ExitCode.UNAVAILABLE
                : ExitCode.PASS;
    }
}
