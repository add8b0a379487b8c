package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.faults.toxiproxy.Healing.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Heals what is found at one Toxiproxy API, of the fault proxy or the original, whoever left it, alive or not. */
public final class ApiSweep {
    private final AllowedHosts allowed;
    private final Duration callLimit;

    /** @param callLimit how long the API may take for an answer */
    public ApiSweep(AllowedHosts allowed, Duration callLimit) {
        this.allowed = allowed;
        this.callLimit = callLimit;
    }

    /**
     * Removes every toxic that an injector of ours made, and enables each disabled proxy that a journal knows as a fault
     * not healed yet. One result for each of them, and for each journal that cannot be read.
     */
    public List<Healing> healOurs(URI url, List<Path> journals) {
        List<Healing> healings = new ArrayList<>();
        Set<String> outages = new HashSet<>();
        for (Path journal : journals) {
            try {
                LeftFaults.read(journal).stream()
                        .filter(fault -> fault.isOutage() && AllowedHosts.isSame(fault.api(), url))
                        .forEach(fault -> outages.add(fault.proxy()));
            } catch (IOException e) {
                healings.add(Healing.unreadable(journal, e));
            }
        }
        SweptApi swept = SweptApi.ask(url, allowed, callLimit);
        trouble(swept).ifPresent(healings::add);
        for (FaultName fault : found(swept, name -> name.startsWith(ToxiproxyInjector.PREFIX), outages::contains)) {
            String proxy = fault.proxy();
            healings.add(swept.heal(
                    proxy,
                    fault.toxic().orElse(""),
                    () -> fault.toxic().isPresent()
                            ? swept.api().remove(proxy, fault.toxic().get())
                            : swept.enable(proxy)));
        }
        return healings;
    }

    /** Removes every toxic and enables every proxy, in one call. One result for each. */
    public List<Healing> reset(URI url) {
        SweptApi swept = SweptApi.ask(url, allowed, callLimit);
        List<Healing> healings = new ArrayList<>();
        trouble(swept).ifPresent(healings::add);
        if (healings.isEmpty()) {
            Healing reset = swept.heal("", "", () -> {
                swept.api().reset();
                return true;
            });
            for (FaultName fault : found(swept, name -> true, name -> true)) {
                healings.add(
                        new Healing(url, fault.proxy(), fault.toxic().orElse(""), reset.outcome(), reset.detail()));
            }
            if (healings.isEmpty() && reset.outcome().mayBeLeft()) {
                healings.add(reset);
            }
        }
        return healings;
    }

    private static List<FaultName> found(SweptApi swept, Predicate<String> isMeant, Predicate<String> isOutage) {
        List<FaultName> found = new ArrayList<>();
        swept.proxies().fields().forEachRemaining(named -> {
            JsonNode proxy = named.getValue();
            for (JsonNode toxic : proxy.path("toxics")) {
                String name = toxic.path("name").asText();
                if (isMeant.test(name)) {
                    found.add(new FaultName(named.getKey(), Optional.of(name)));
                }
            }
            if (!proxy.path("enabled").asBoolean(true) && isOutage.test(named.getKey())) {
                found.add(new FaultName(named.getKey(), Optional.empty()));
            }
        });
        return found;
    }

    /** A server that was named is thought to be there: that nothing answers is no good news. */
    private static Optional<Healing> trouble(SweptApi swept) {
        return swept.trouble()
                .map(outcome -> outcome == Outcome.NO_SERVER ? Outcome.FAILED : outcome)
                .map(outcome -> new Healing(swept.api().url(), "", "", outcome, swept.detail()));
    }
}
