package io.ridethrough.environments.embedded;

import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.egress.Reach;
import io.ridethrough.environments.model.server.ModelVersions;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an embedded environment is made of.
 *
 * @param name the definition's name
 * @param ports where its parts listen
 * @param store the reference store's settings
 * @param model the reference model's settings
 * @param egress where the store may call
 */
public record EmbeddedDefinition(String name, Ports ports, Store store, Model model, Egress egress) {
    /** The dependencies behind the fault proxy, as scenarios name them; they are at home without being declared. */
    public static final Set<String> PROXIED = Set.of(EmbeddedEnvironment.INFERENCE, EmbeddedEnvironment.PAYMENT);

    /**
     * Where the store may call.
     *
     * @param reach how far calls go that are to nowhere at home
     * @param homes further endpoints at home, beside {@link #PROXIED}
     */
    public record Egress(Reach reach, List<HomeEndpoint> homes) {
        /** What stays on this machine, and nothing else. */
        public static final Egress DEFAULT = new Egress(Reach.LOOPBACK, List.of());

        public Egress {
            homes = List.copyOf(homes);
        }
    }

    /** Ports on loopback, 0 for any free one. */
    public record Ports(
            int store,
            int model,
            int payment,
            int proxyApi,
            int inferenceProxy,
            int paymentProxy,
            int egress,
            int foreignInference) {}

    /**
     * @param workers requests answered at once
     * @param backlog requests waiting for a worker at most
     * @param inferenceTimeout the store's patience with one inference call; empty for its preset's
     * @param release the Magento that the store answers as
     * @param resilience the store's preset of resilience
     * @param serviceTimes whose pace the store has: {@code instant}, or that of a measured release
     * @param hasRealRace whether an overlapping retry makes a second order, as with Magento 2.4.7 it really does; only with
     *     that release
     */
    public record Store(
            int workers,
            int backlog,
            Optional<Duration> inferenceTimeout,
            MagentoRelease release,
            String resilience,
            String serviceTimes,
            boolean hasRealRace) {}

    /**
     * How the model is served. Weights are named by their version, such as {@code v1}, or by the path of a GGUF file.
     *
     * @param slots requests generated at once, by each version
     * @param queue requests waiting for a slot at most, likewise
     * @param pace the least time of an engine step; zero for as fast as it goes
     * @param weights the version served at the start; empty for the project's first
     * @param standby further versions that can be served in its place while a run goes on
     * @param aliases further names for versions
     */
    public record Model(
            int slots,
            int queue,
            Duration pace,
            Optional<String> weights,
            List<String> standby,
            Map<String, String> aliases) {

        public Model {
            standby = List.copyOf(standby);
            aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        }

        /** The project's first version, which is served where no other is named. */
        private static final String FIRST = "v1";

        private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\])?(?:(.+)-)?(v\\d{1,3})(?:\\.gguf)?");

        /** What comes before the short name of a built-in version in its full one. */
        private static final String FAMILY = "ridethrough-advisor";

        /**
         * The names that the model can be swapped to, full ones and short ones; none when there is but one version. A file
         * is taken to be called as its weights are.
         */
        Set<String> swappable() {
            Set<String> names = new TreeSet<>();
            if (!standby.isEmpty()) {
                Stream.concat(Stream.of(weights.orElse(FIRST)), standby.stream())
                        .map(NAME::matcher)
                        .filter(Matcher::matches)
                        .forEach(name -> {
                            names.add(name.group(2));
                            names.add(Objects.requireNonNullElse(name.group(1), FAMILY) + "-" + name.group(2));
                        });
            }
            return names;
        }

        /** A short name for each version that is loaded, or the one that stands for whatever is served. */
        List<String> versions() {
            List<String> names = Stream.concat(Stream.of(weights.orElse(FIRST)), standby.stream())
                    .map(NAME::matcher)
                    .filter(Matcher::matches)
                    .map(name -> name.group(2))
                    .toList();
            return standby.isEmpty() ? List.of(ModelVersions.SERVED) : names;
        }

        /** The project's first version alone, as fast as it goes. */
        public static Model of(int slots, int queue) {
            return new Model(slots, queue, Duration.ZERO, Optional.empty(), List.of(), Map.of());
        }

        public Model withVersions(String served, List<String> others) {
            return new Model(slots, queue, pace, Optional.of(served), others, aliases);
        }
    }
}
