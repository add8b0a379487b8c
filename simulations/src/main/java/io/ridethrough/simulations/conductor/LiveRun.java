package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything of a run that must not outlive it. Parts are closed in the reverse order of their start, once, whoever
 * comes first: the conductor at the run's end, or the virtual machine's shutdown after Ctrl-C.
 */
final class LiveRun implements AutoCloseable {
    private final RunFolder folder;
    private final RunJournal journal;
    private final AttemptLog attempts;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Optional<RunningEnvironment> environment = Optional.empty();
    private Optional<LoadGenerator> generator = Optional.empty();
    private final List<String> unclosed = new ArrayList<>();
    private volatile boolean interrupted;
    private boolean closed;

    private LiveRun(RunFolder folder, RunJournal journal, AttemptLog attempts) {
        this.folder = folder;
        this.journal = journal;
        this.attempts = attempts;
    }

    /** Creates the files of a run that knows no secret. */
    static LiveRun open(RunFolder folder, TimelineClock clock) throws IOException {
        return open(folder, clock, Redaction.NONE);
    }

    /** Creates the run's files. */
    static LiveRun open(RunFolder folder, TimelineClock clock, Redaction redaction) throws IOException {
        RunJournal journal = new RunJournal(folder.journal(), clock, redaction);
        try {
            return new LiveRun(folder, journal, AttemptLog.create(folder.attempts()));
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }

    RunJournal journal() {
        return journal;
    }

    AttemptLog attempts() {
        return attempts;
    }

    synchronized void add(RunningEnvironment running) {
        own(running);
        environment = Optional.of(running);
    }

    synchronized void add(LoadGenerator running) {
        own(running);
        generator = Optional.of(running);
    }

    /** Takes over a part; it is closed at once when the run is over already. */
    synchronized <T extends AutoCloseable> T own(T part) {
        if (closed) {
            close(part);
        } else {
            parts.push(part);
        }
        return part;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /** Whether anything keeps the run from going on. */
    boolean cannotGoOn() {
        return interrupted
                || recordingFailure().isPresent()
                || environmentFailure().isPresent();
    }

    /** Why the run can no longer be recorded or loaded, in one line; empty while it can. */
    synchronized Optional<String> recordingFailure() {
        return journal.failure()
                .or(attempts::failure)
                .map(e -> "the run folder cannot be written: " + e.getMessage())
                .or(() -> generator.flatMap(LoadGenerator::failure));
    }

    /** Which part of the environment has ended by itself, in one line; empty while all run. */
    synchronized Optional<String> environmentFailure() {
        return environment.flatMap(RunningEnvironment::failure);
    }

    /**
     * Ends the run because somebody asked for it: heals, stops everything, and says so in the journal.
     *
     * @return why a part could not be closed, a line each; empty when all are
     */
    List<String> interrupt() {
        interrupted = true;
        journal.append("interrupted", Map.of());
        close();
        synchronized (this) {
            return List.copyOf(unclosed);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
        close(attempts);
        journal.append("run-ended", Map.of("bytes", bytes()));
        journal.close();
    }

    /** How long each file of the run is that nobody writes any more: what is shorter later has lost its end. */
    private Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        for (Path file : folder.recorded()) {
            try {
                if (Files.exists(file)) {
                    bytes.put(String.valueOf(file.getFileName()), Files.size(file));
                }
            } catch (IOException unreadable) {
                // Its size is not told, and so not looked at either.
                continue;
            }
        }
        return bytes;
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            unclosed.add(String.valueOf(e.getMessage()));
            journal.append("close-failed", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }
}
