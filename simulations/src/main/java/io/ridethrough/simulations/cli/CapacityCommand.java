package io.ridethrough.simulations.cli;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.Nearest;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.report.Answer;
import io.ridethrough.results.capacity.report.CapacityFile;
import io.ridethrough.results.capacity.report.CapacityPage;
import io.ridethrough.results.capacity.study.StudyFolder;
import io.ridethrough.results.capacity.study.StudyRecord;
import io.ridethrough.results.capacity.study.StudyReport;
import io.ridethrough.results.capacity.study.StudyReport.Loss;
import io.ridethrough.results.capacity.study.StudyTerms;
import io.ridethrough.simulations.baselines.RunPlayer;
import io.ridethrough.simulations.capacity.MeasuredShop;
import io.ridethrough.simulations.capacity.Protocol;
import io.ridethrough.simulations.capacity.Study;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many orders a shop takes within its service level, in each state of its model. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {CapacityReportCommand.class, CapacityCompareCommand.class},
        description = {
            "Measure how many orders a minute a shop takes within an objective, with its model healthy, slow and out, and what"
                    + " runs out first: runs at one rate after the other, in random order, and an estimate with a 90 %% interval.",
            "The study is kept beside its runs, in a folder with study.json, capacity.json and capacity.html. What is"
                    + " interrupted goes on with --resume.",
            "Exit code 0; 2 when of some state no capacity is claimed, as when the load generator was full before the shop; 64"
                    + " when what was asked for makes no study, 69 when the environment is unavailable, 77 when it may not get"
                    + " so much load, 130 when it was interrupted: every fault is healed and every run that was over is kept."
        })
public final class CapacityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final RunPlayer player;
    private final Clock clock;

    @Mixin
    private CapacityOptions options = new CapacityOptions();

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description =
                    "Go on with a study that was interrupted, by what was fixed for it; of one that is over, estimate"
                            + " again.")
    private Optional<String> resumed = Optional.empty();

    @Mixin
    private CapacityTarget target = new CapacityTarget();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder that gets the study's folder and those of its runs; results/runs unless set.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the study's figures as JSON and nothing else.")
    private boolean isJson;

    @Mixin
    private GuardOptions guard = new GuardOptions();

    public CapacityCommand() {
        this(QuietRuns::recorded, Clock.systemUTC());
    }

    /** @param player plays each run */
    CapacityCommand(RunPlayer player, Clock clock) {
        this.player = player;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        ProjectHome home = ProjectHome.of(spec);
        StudyFolder folder =
                new StudyFolder(out.orElseGet(home::runs).toAbsolutePath().normalize());
        Mistakes mistakes = new Mistakes();
        OptionalDouble rate = target.perSecond(mistakes);
        Optional<Loss> loss = target.loss(mistakes);
        if (resumed.isPresent() && options.areGiven()) {
            mistakes.add(
                    "--resume", "was fixed to its environment, objective, states and seed: leave out what says them");
        }
        mistakes.refuse();
        Map<String, String> versions = Versions.current();
        Begun begun = resumed.isPresent()
                ? resumed(folder, resumed.get(), home, versions)
                : begun(folder, options.prepare(home, versions));
        try {
            return told(folder, play(folder, begun, home, versions), rate, loss).status();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        }
    }

    /** A study that can be played. */
    private record Begun(StudyRecord record, Environment environment) {}

    /** A study with everything that was measured. */
    private record Played(StudyRecord record, List<StepMeasurement> steps) {}

    private Begun begun(StudyFolder folder, CapacityOptions.Prepared prepared) throws IOException {
        Instant started = clock.instant();
        String id = folder.create(started, prepared.environment().name());
        return new Begun(StudyRecord.begun(id, started, prepared.terms()), prepared.environment());
    }

    private static Begun resumed(StudyFolder folder, String id, ProjectHome home, Map<String, String> versions)
            throws IOException {
        if (!folder.ids().contains(id)) {
            throw MistakesException.of(id, "there is no such study" + Nearest.remedy(id, folder.ids()));
        }
        StudyRecord record = read(folder, id);
        StudyTerms terms = record.terms();
        Environment where = new EnvironmentLibrary(home.environments()).environment(terms.environment());
        Map<String, String> now = MeasuredShop.facts(
                versions,
                where,
                Optional.of(terms.resilience()).filter(preset -> !preset.isEmpty()),
                terms.objective());
        List<Mistake> changed = record.isComplete() ? List.of() : changes(id, terms.build(), now);
        if (!changed.isEmpty()) {
            throw new MistakesException(changed);
        }
        return new Begun(record, where);
    }

    private static StudyRecord read(StudyFolder folder, String id) {
        try {
            return folder.read(id);
        } catch (IOException e) {
            throw MistakesException.of(id, String.valueOf(e.getMessage()));
        }
    }

    /** Half a study of one build and half of another would be a study of neither. */
    private static List<Mistake> changes(String id, Map<String, String> before, Map<String, String> now) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !before.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
                .map(name -> new Mistake(
                        id,
                        name + " was `" + before.getOrDefault(name, "") + "` and is `" + now.getOrDefault(name, "")
                                + "`: begin a study anew"))
                .toList();
    }

    private Played play(StudyFolder folder, Begun begun, ProjectHome home, Map<String, String> versions)
            throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Study study = Study.of(
                folder,
                begun.record(),
                begun.environment(),
                home.catalog(),
                versions,
                request -> player.play(request.allowingProduction(guard.isProductionAllowed())),
                clock,
                line -> {
                    err.println("ridethrough: " + line);
                    err.flush();
                });
        Leftovers.heal(folder.runs(), err);
        if (!begun.record().isComplete()) {
            err.println("ridethrough: study " + begun.record().id() + " of "
                    + begun.environment().name() + ": "
                    + begun.record().terms().objective() + ", "
                    + begun.record().terms().mode() + ", "
                    + Protocol.of(begun.record().terms().mode()).told() + " for three states");
            err.flush();
        }
        List<StepMeasurement> steps = study.play();
        return new Played(study.record(), steps);
    }

    private ExitCode told(StudyFolder folder, Played played, OptionalDouble rate, Optional<Loss> loss)
            throws IOException {
        CapacityReport report = new StudyReport(played.record(), played.steps()).told(rate, loss);
        Path study = folder.of(played.record().id());
        CapacityFile.write(study.resolve(CapacityFile.NAME), report);
        Path page = study.resolve(CapacityPage.NAME);
        CapacityPage.write(page, report);
        PrintStream to = StandardOutput.utf8();
        if (isJson) {
            to.println(CapacityFile.text(report));
        } else {
            to.println(Answer.headline(report));
            for (Answer answer : Answer.of(report)) {
                to.println("  " + answer.text());
            }
            for (CapacityEstimate estimate : report.estimates()) {
                to.println("  " + estimate.state().word() + ": " + estimate.evidence());
            }
            to.println("page   " + page);
        }
        to.flush();
        return report.estimates().stream().allMatch(Answer::isClaimed) ? ExitCode.PASS : ExitCode.INCONCLUSIVE;
    }
}
