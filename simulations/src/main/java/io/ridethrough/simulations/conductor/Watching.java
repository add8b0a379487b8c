package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.results.plan.PlannedWatch;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.golden.GoldenRound;
import io.ridethrough.simulations.golden.GoldenSchedule;
import io.ridethrough.simulations.golden.Interview;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A watch that is ready to begin: its prompts are drawn, and every version has answered them by itself. */
record Watching(
        PlannedWatch watch,
        WatchedModel model,
        GoldenSchedule schedule,
        List<GoldenPrompt> prompts,
        GoldenReferences references) {

    /**
     * Asks the references over the network and writes them down; empty when the plan watches nothing.
     *
     * @param all the golden prompts that there are
     */
    static Optional<Watching> prepare(
            RunPlan plan, RunningEnvironment environment, List<GoldenPrompt> all, RunFolder folder, RunJournal journal)
            throws RunFailedException {
        Optional<WatchedModel> model = environment.model();
        if (plan.watches().isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        if (all.isEmpty()) {
            throw new RunFailedException("there are no golden prompts to watch");
        }
        PlannedWatch watch = plan.watches().get(0);
        List<GoldenPrompt> prompts = GoldenRound.draw(all, watch.prompts(), plan.seed());
        try {
            GoldenReferences references = Interview.of(model.get(), prompts);
            GoldenLog.writeReferences(folder.goldenReferences(), references);
            journal.append(
                    "references-taken",
                    Map.of(
                            "served",
                            references.served(),
                            "answers",
                            references.answers().size(),
                            "tellApart",
                            prompts.stream()
                                    .filter(prompt -> references.tellsApart(prompt.id()))
                                    .count()));
            return Optional.of(new Watching(
                    watch, model.get(), GoldenSchedule.of(watch.perSecond(), plan.phases()), prompts, references));
        } catch (IOException e) {
            throw new RunFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Begins to ask.
     *
     * @param originMicros the timeline's zero, microseconds since the Unix epoch
     */
    GoldenWatch begin(RunFolder folder, TimelineClock clock, long originMicros) throws RunFailedException {
        try {
            GoldenWatch begun = new GoldenWatch(
                    model.served(watch.patience()),
                    schedule,
                    GoldenRound.of(prompts, references),
                    references,
                    GoldenLog.create(folder.golden()),
                    clock,
                    watch.patience(),
                    originMicros);
            begun.start();
            return begun;
        } catch (IOException e) {
            throw new RunFailedException("the golden answers cannot be written: " + e.getMessage(), e);
        }
    }
}
