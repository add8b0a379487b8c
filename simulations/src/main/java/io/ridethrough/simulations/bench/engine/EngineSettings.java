package io.ridethrough.simulations.bench.engine;

import io.ridethrough.results.run.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the measured generator's process is told, by system properties: Gatling makes a simulation without arguments.
 *
 * @param recording whether it records
 * @param url of the server, without a trailing slash
 * @param users virtual users at a time
 * @param lasts for how long journeys begin
 * @param seed of the trace ids
 * @param folder takes the record, and what Gatling prints
 */
record EngineSettings(Recording recording, String url, int users, Duration lasts, long seed, RunFolder folder) {

    private static final String RECORDING = "ridethrough.engine.recording";
    private static final String URL = "ridethrough.engine.url";
    private static final String USERS = "ridethrough.engine.users";
    private static final String LASTS = "ridethrough.engine.lastsMillis";
    private static final String SEED = "ridethrough.engine.seed";
    private static final String FOLDER = "ridethrough.engine.folder";

    /** The system properties to start the process with, by name. */
    Map<String, String> asSystemProperties() {
        return new TreeMap<>(Map.of(
                RECORDING, recording.name(),
                URL, url,
                USERS, Integer.toString(users),
                LASTS, Long.toString(lasts.toMillis()),
                SEED, Long.toString(seed),
                FOLDER, folder.path().toString()));
    }

    /**
     * Reads this process's system properties.
     *
     * @throws IllegalArgumentException when one is missing or not what it should be
     */
    static EngineSettings fromSystemProperties() {
        return new EngineSettings(
                Recording.valueOf(required(RECORDING)),
                required(URL),
                Integer.parseInt(required(USERS)),
                Duration.ofMillis(Long.parseLong(required(LASTS))),
                Long.parseLong(required(SEED)),
                new RunFolder(Path.of(required(FOLDER))));
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("system property " + name + " is not set");
        }
        return value;
    }
}
