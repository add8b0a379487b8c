package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.environments.secret.Secret;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.doctor.ClosedAtExit;
import io.ridethrough.simulations.doctor.Diagnosis;
import io.ridethrough.simulations.doctor.Doctor;
import io.ridethrough.simulations.doctor.Examined;
import io.ridethrough.simulations.doctor.Health;
import io.ridethrough.simulations.doctor.PlannedOrders;
import io.ridethrough.simulations.doctor.Visit;
import io.ridethrough.simulations.documents.ReplacedDocuments;
import io.ridethrough.simulations.flows.Documents;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import io.ridethrough.simulations.terminal.DiagnosisTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what is not wired in an environment. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Find what is not wired in an environment: each seam is proved by doing, and told as fine, broken with the"
                    + " remedy, or can't tell with the reason. Whatever is broken meanwhile is healed.",
            "Exit code 0: nothing is broken, though some of it may not be told; 1: something is broken; 69: the"
                    + " environment does not start, or something could not be healed."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final String PREFIX = "doctor-";
    private static final long SEED = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "Ask for stock, and for as many orders a minute, as this scenario needs.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--place-order",
            description =
                    "Place a few orders where nothing else shows whether a call passes its proxy; they stay in a shop"
                            + " of yours. The embedded one goes with its orders, so that they are placed there anyway.")
    private boolean isPlacing;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Folder that holds the journal of faults meanwhile, for `heal` to find should this be killed;"
                    + " results/runs unless set.")
    private Optional<Path> runs = Optional.empty();

    @Mixin
    private GuardOptions guard = new GuardOptions();

    @Option(names = "--json", description = "Print what was found as JSON and nothing else.")
    private boolean isJson;

    @Mixin
    private ColourOption colour = new ColourOption();

    @Override
    public Integer call() throws IOException, EnvironmentUnavailableException {
        ProjectHome home = ProjectHome.of(spec);
        Optional<PlannedOrders> planned = scenario.map(name -> PlannedOrders.of(
                ScenarioFile.read(new ScenarioLibrary(home.scenarios()).resolve(name), home.catalog())));
        Environment examined = new EnvironmentLibrary(home.environments()).environment(environment.name());
        Documents documents = ReplacedDocuments.of(examined).documents();
        Clearance clearance = new Guard(Names.OF_THIS_MACHINE)
                .clear(examined.name(), examined.boundary(), guard.isProductionAllowed());
        Path folder = Files.createDirectories(runs.orElseGet(home::runs).toAbsolutePath());
        ClosedAtExit open = ClosedAtExit.open();
        ExitCode found;
        try (open) {
            ScratchFolder scratch = open.own(ScratchFolder.in(folder, PREFIX));
            RunningEnvironment running = open.own(examined.startForExamination(request(scratch.path(), clearance)));
            Visit visit = open.own(new Visit(
                    running,
                    examined.targets(),
                    planned,
                    isPlacing || running.isDisposable(),
                    String.valueOf(scratch.path().getFileName()),
                    clearance,
                    examined.secrets(),
                    documents));
            found = examine(examined, visit, open);
        } catch (InterruptedException e) {
            found = ExitCode.INTERRUPTED;
        }
        open.unclosed().forEach(why -> spec.commandLine().getErr().println("ridethrough: " + why));
        return (open.unclosed().isEmpty() ? found : ExitCode.UNAVAILABLE).status();
    }

    private ExitCode examine(Environment environment, Visit visit, ClosedAtExit open) throws InterruptedException {
        PrintStream out = StandardOutput.utf8();
        DiagnosisTable table = new DiagnosisTable(colour.surroundings());
        Redaction redaction = redaction(environment.secrets());
        List<Examined> lines = new ArrayList<>();
        Consumer<Examined> told = examined -> {
            Examined line = redacted(examined, redaction);
            lines.add(line);
            if (!isJson && !open.isExiting()) {
                table.lines(line).forEach(out::println);
            }
        };
        Doctor.withAll().examine(visit, told);
        if (isJson) {
            out.print(json(environment.name(), lines));
        } else if (!open.isExiting()) {
            table.closing(lines).forEach(out::println);
        }
        out.flush();
        return lines.stream().anyMatch(Examined::isBroken) ? ExitCode.FAIL : ExitCode.PASS;
    }

    private static StartRequest request(Path scratch, Clearance clearance) throws IOException {
        RunFolder files = new RunFolder(scratch);
        return new StartRequest(
                String.valueOf(scratch.getFileName()),
                Files.createDirectories(files.logs()),
                files.faults(),
                files.egress(),
                files.inferenceCalls(),
                Optional.empty(),
                Optional.empty(),
                SEED,
                Clock.systemUTC(),
                (proxy, point, at) -> {},
                event -> {},
                clearance);
    }

    /** Of what can be read: that a secret cannot is for its examination to tell. */
    private static Redaction redaction(List<SecretSource> sources) {
        List<Secret> secrets = new ArrayList<>();
        for (SecretSource source : sources) {
            try {
                secrets.add(source.read(System.getenv()));
            } catch (MistakesException untold) {
                continue;
            }
        }
        return Redaction.of(secrets);
    }

    private static Examined redacted(Examined line, Redaction redaction) {
        Diagnosis diagnosis = line.diagnosis();
        return new Examined(
                line.name(),
                line.proves(),
                new Diagnosis(diagnosis.health(), redaction.of(diagnosis.seen()), redaction.of(diagnosis.remedy())));
    }

    private static String json(String environment, List<Examined> lines) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("environment", environment);
        for (Health health : Health.values()) {
            json.put(
                    word(health),
                    lines.stream()
                            .filter(line -> line.diagnosis().health() == health)
                            .count());
        }
        List<Map<String, Object>> examinations = new ArrayList<>();
        for (Examined line : lines) {
            examinations.add(Map.of(
                    "name", line.name(),
                    "proves", line.proves(),
                    "health", word(line.diagnosis().health()),
                    "seen", line.diagnosis().seen(),
                    "remedy", line.diagnosis().remedy()));
        }
        json.put("examinations", examinations);
        return text(json);
    }

    private static String text(Map<String, Object> json) {
        try {
            return new String(RunJson.pretty(json), StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are JSON", impossible);
        }
    }

    private static String word(Health health) {
        return switch (health) {
            case FINE -> "fine";
            case BROKEN -> "broken";
            case CANT_TELL -> "cant-tell";
        };
    }
}
