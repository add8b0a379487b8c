package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.gatling.GatlingProcess;
import io.ridethrough.simulations.gatling.GatlingSettings;
import io.ridethrough.simulations.gatling.StopOrder;
import io.ridethrough.simulations.gatling.ToldCustomers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gatling, in a process of its own. It says when it is ready, once a second how it is doing, and at its end what it
 * counted.
 */
final class LoadGenerator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final Map<String, JsonNode> newest;

    private LoadGenerator(ChildProcess process, Map<String, JsonNode> newest) {
        this.process = process;
        this.newest = newest;
    }

    /**
     * Starts the process. Once it is ready it chooses the timeline's zero, a little ahead, and says so. It calls the shop where the
     * clearance has it, and looks nothing up.
     *
     * @param withheld environment variables with secrets, which it does not get
     * @param customers whom clients sign in as; told on its standard input, since anybody here can read its command line
     * @throws NotAllowedException when the clearance does not have it
     */
    static LoadGenerator start(
            RunFolder folder,
            URI shop,
            ShopTerms terms,
            Clearance clearance,
            Set<String> withheld,
            Optional<ShopCustomers> customers)
            throws EnvironmentUnavailableException {
        Map<String, JsonNode> newest = new ConcurrentHashMap<>();
        List<String> options = options(folder, shop, terms, clearance);
        customers.ifPresent(told -> options.add(ToldCustomers.EXPECTED_OPTION));
        JavaCommand command =
                new JavaCommand("load", GatlingProcess.class.getName(), options, List.of(), folder.logs(), withheld);
        LoadGenerator generator = new LoadGenerator(ChildProcess.run(command, line -> keep(line, newest)), newest);
        if (customers.isPresent()) {
            generator.tell(customers.get());
        }
        return generator;
    }

    private void tell(ShopCustomers customers) throws EnvironmentUnavailableException {
        try {
            process.tell(ToldCustomers.line(customers));
        } catch (IOException e) {
            process.close();
            // Without its cause: what was to be told has a secret in it.
            throw new EnvironmentUnavailableException("the load generator ended as it began: " + process.lastWords());
        }
    }

    private static List<String> options(RunFolder folder, URI shop, ShopTerms terms, Clearance clearance) {
        List<String> options = new ArrayList<>(GatlingProcess.JVM_OPTIONS);
        new GatlingSettings(
                        folder,
                        shop.toString(),
                        terms,
                        OptionalLong.empty(),
                        GatlingSettings.DEFAULT_THINKING,
                        GatlingSettings.DEFAULT_DRAIN,
                        pinned(shop, clearance))
                .asSystemProperties()
                .forEach((name, value) -> options.add("-D" + name + "=" + value));
        return options;
    }

    private static Map<String, List<String>> pinned(URI shop, Clearance clearance) {
        try {
            return clearance
                    .alias(shop)
                    .map(host -> Map.of(host.getKey(), host.getValue()))
                    .orElse(Map.of());
        } catch (RefusedException e) {
            throw new NotAllowedException(List.of("the shop: " + e.why()));
        }
    }

    private static void keep(String line, Map<String, JsonNode> newest) {
        if (!line.startsWith("{")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(line);
            newest.put(event.path("event").asText(), event);
        } catch (JsonProcessingException e) {
            // A torn line can only come from a process that is being killed; its exit tells.
            return;
        }
    }

    /** The timeline's zero, microseconds since the Unix epoch, once the generator is ready. */
    OptionalLong originMicros() {
        JsonNode event = newest.get("origin");
        return event == null
                ? OptionalLong.empty()
                : OptionalLong.of(event.path("epochMicros").asLong());
    }

    /** The newest word of the generator about itself. */
    Optional<JsonNode> tick() {
        return Optional.ofNullable(newest.get("tick"));
    }

    /** Which error budget of the plan has burnt, with what was measured; empty while all hold. */
    Optional<JsonNode> stopCondition() {
        return Optional.ofNullable(newest.get("stop-condition"));
    }

    /**
     * Has it end before its time: no further step begins, and requests under way may take as long as at any end.
     *
     * @throws IOException when it is gone
     */
    void endEarly() throws IOException {
        process.tell(StopOrder.WORD);
    }

    /** What it counted, once it has finished. */
    Optional<JsonNode> finished() {
        return Optional.ofNullable(newest.get("finished"));
    }

    /** The exit status once it has ended; waits at most {@code patience}. */
    Optional<Integer> awaitExit(Duration patience) throws InterruptedException {
        return process.awaitExit(patience);
    }

    /** Why it is gone before its time, in one line. */
    Optional<String> failure() {
        if (finished().isEmpty() && process.endedWith(GatlingProcess.RECORD_INCOMPLETE)) {
            // On a full disk its own last words are lost with the rest.
            return Optional.of("the run folder cannot be written: the load generator could not record its samples");
        }
        return finished().isPresent() ? Optional.empty() : process.failure();
    }

    @Override
    public void close() {
        process.close();
    }
}
