package io.ridethrough.simulations.cli;

import io.gatling.app.Gatling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What ran, by name, as a plan records it. */
final class Versions {
    private Versions() {}

    static Map<String, String> current() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ridethrough", Version.current());
        versions.put("java", Runtime.version().toString());
        versions.put(
                "gatling",
                Optional.ofNullable(Gatling.class.getPackage().getImplementationVersion())
                        .orElse("unknown"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        versions.put("arch", System.getProperty("os.arch"));
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return versions;
    }

    /** The same without what makes no load. */
    static Map<String, String> ofMachine() {
        Map<String, String> versions = current();
        versions.remove("gatling");
        return versions;
    }
}
