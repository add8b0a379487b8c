package io.ridethrough.simulations.bench.engine;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.simulations.gatling.GatlingProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gatling in a process of its own, as a run has it, with the simulation that is measured. */
final class MeasuredGenerator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private MeasuredGenerator() {}

    /**
     * Measures one.
     *
     * @param folder of its own, which exists
     * @throws IOException when it fails, or recorded anything else than the server answered
     */
    static Rate measure(EnginePlan plan, Recording recording, CountedServer server, RunFolder folder)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        EngineSettings settings =
                new EngineSettings(recording, server.url().toString(), plan.users(), plan.lasts(), plan.seed(), folder);
        CompletableFuture<String> ended = new CompletableFuture<>();
        long before = server.count().requests();
        Rate rate;
        try (ChildProcess process = ChildProcess.run(command(settings), line -> {
            if (line.startsWith(EngineMain.ENDED)) {
                ended.complete(line);
            }
        })) {
            rate = Window.over(plan, server, process.pid());
            awaitEnd(ended, process);
        }
        if (recording == Recording.RECORDED) {
            holdAgainst(folder, server.count().requests() - before);
        }
        return rate;
    }

    private static JavaCommand command(EngineSettings settings) {
        List<String> options = new ArrayList<>(GatlingProcess.JVM_OPTIONS);
        options.addAll(settings.recording().jvmOptions());
        settings.asSystemProperties().forEach((name, value) -> options.add("-D" + name + "=" + value));
        return new JavaCommand(
                "generator",
                EngineMain.class.getName(),
                options,
                List.of(),
                settings.folder().path());
    }

    private static void awaitEnd(CompletableFuture<String> ended, ChildProcess process)
            throws IOException, InterruptedException {
        try {
            String line = ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!line.equals(EngineMain.ENDED + " 0")) {
                throw new IOException("the measured generator failed: " + process.lastWords());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the measured generator did not end: " + process.lastWords(), e);
        }
    }

    /** A recorder that lost something would have been measured at something else. */
    private static void holdAgainst(RunFolder folder, long answered) throws IOException {
        Counts counts = new Counts();
        SampleFile.scan(folder.samples(), counts);
        if (counts.samples != answered) {
            throw new IOException("recorded were " + counts.samples + " requests of " + answered);
        }
        int claims = ClaimLog.read(folder.claims()).size();
        int shown = ShownAnswerLog.read(folder.shownAnswers()).size();
        if (claims != counts.claiming || shown != counts.showing) {
            throw new IOException("recorded were " + claims + " claims of " + counts.claiming + " and " + shown
                    + " shown answers of " + counts.showing);
        }
    }

    private static final class Counts implements SampleVisitor {

        private long samples;
        private long claiming;
        private long showing;

        @Override
        public void sample(Sample sample) {
            samples++;
            if (sample.step().equals(EngineFlow.CLAIMS)) {
                claiming++;
            } else if (sample.step().equals(EngineFlow.SHOWS)) {
                showing++;
            }
        }

        @Override
        public void journey(Journey journey) {}
    }
}
