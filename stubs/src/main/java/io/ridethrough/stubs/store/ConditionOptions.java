package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.dependencies.Dependency;
import io.ridethrough.stubs.store.pace.Pace;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Under what conditions the store works. */
final class ConditionOptions {
    @Option(
            names = "--service-times",
            paramLabel = "PROFILE",
            defaultValue = "instant",
            description = "How long it works on a request: instant, as measured on Magento 2.4.7-p3 or 2.4.8-p1,"
                    + " paced (known times, to hold a measured capacity against theory), or a file like those"
                    + " (${DEFAULT-VALUE}).")
    private String serviceTimes = "";

    @Option(names = "--seed", defaultValue = "1", description = "Of the service times drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--dependency-down",
            paramLabel = "NAME",
            converter = Named.class,
            description = "Start without it: database, php, search or redis. May be given more than once.")
    private List<Dependency> down = List.of();

    @Option(
            names = "--control",
            description =
                    "Let anybody on this machine change what is down and which model is asked: GET /control/dependencies, PUT"
                            + " /control/dependencies/{database,php,search,redis} {\"state\":\"up|down|frozen\"}, PUT"
                            + " /control/dependencies/maintenance {\"state\":\"on|off\"}, GET and PUT /control/model"
                            + " {\"model\":\"NAME\"}.")
    private boolean isControlled;

    /** @throws IllegalArgumentException with all that is wrong in a file of service times */
    Conditions conditions() {
        return new Conditions(Pace.of(serviceTimes, seed), Set.copyOf(down), isControlled);
    }

    /** Reads a dependency by its label. */
    static final class Named implements ITypeConverter<Dependency> {
        @Override
        public Dependency convert(String text) {
            return Dependency.labelled(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not a dependency; there are " + String.join(", ", Dependency.labels())));
        }
    }
}
