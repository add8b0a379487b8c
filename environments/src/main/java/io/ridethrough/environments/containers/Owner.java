package io.ridethrough.environments.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a container or a network belongs to, as its labels tell it.
 *
 * @param machine where process ids mean what they mean here
 * @param pid its process id there
 * @param start when it started, since ids are used again
 */
record Owner(String machine, long pid, Instant start) {
    /** The label that all have: the run's name. */
    static final String RUN = "io.ridethrough.run";

    private static final String MACHINE = "io.ridethrough.runner.machine";
    private static final String PID = "io.ridethrough.runner.pid";
    private static final String START = "io.ridethrough.runner.start";

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final Path PROCESS_IDS = Path.of("/proc/self/ns/pid");

    /** Linux tells a process's start by the time of the boot, which it reckons anew as clocks are set. */
    private static final Duration SAME_START = Duration.ofSeconds(3);

    /** What became of an owner. */
    enum Fate {
        ALIVE,
        GONE,
        /** On another machine, or where this process sees other process ids: nobody here can tell. */
        ELSEWHERE
    }

    static Owner ofThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new Owner(thisMachine(), process.pid(), start(process));
    }

    /** What is put on everything that a run makes. */
    Map<String, String> labels(String run) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(RUN, run);
        labels.put(MACHINE, machine);
        labels.put(PID, String.valueOf(pid));
        labels.put(START, start.toString());
        return labels;
    }

    /** Empty where the labels do not tell it. */
    static Optional<Owner> of(Map<String, String> labels) {
        try {
            return Optional.of(new Owner(
                    labels.getOrDefault(MACHINE, ""),
                    Long.parseLong(labels.getOrDefault(PID, "")),
                    Instant.parse(labels.getOrDefault(START, ""))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    Fate fate() {
        if (!machine.equals(thisMachine())) {
            return Fate.ELSEWHERE;
        }
        boolean isAlive = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Duration.between(start, start(process)).abs().compareTo(SAME_START) <= 0)
                .isPresent();
        return isAlive ? Fate.ALIVE : Fate.GONE;
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** The machine and the namespace of its process ids, as far as this system tells them. */
    private static String thisMachine() {
        return read(MACHINE_ID) + "/" + link(PROCESS_IDS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "unnamed";
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "pid";
        }
    }
}
