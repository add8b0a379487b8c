package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.ShopTidying;
import io.ridethrough.environments.definition.EnvironmentLibrary;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.run.Created;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.tidying.CreatedThings;
import io.ridethrough.simulations.tidying.Removal;
import io.ridethrough.simulations.tidying.Tidying;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a run made in its shop, and takes it away again. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = {
            "List the orders that a run placed and the customers that it made. With --yes, cancel these orders and delete these"
                    + " customers, in a shop of yours, and nothing else; what is done already is passed over, so that it can be"
                    + " ended and begun again.",
            "Exit code 0: listed, or nothing is left; 69: something is left, or the shop does not answer; 77: a target is not"
                    + " allowed."
        })
public final class CleanCommand implements Callable<Integer> {
    /** A run that goes on writes what it reads of its shop twice a second. */
    private static final Duration STILL = Duration.ofSeconds(15);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunParameter run = new RunParameter();

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description =
                    "The environment that the run was played in, by name or by the path of its definition; that which the"
                            + " run's plan names unless set.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--yes", description = "Cancel and delete, instead of listing.")
    private boolean isMeant;

    @Mixin
    private GuardOptions guard = new GuardOptions();

    @Option(names = "--json", description = "Print what there is, or what became of it, as JSON and nothing else.")
    private boolean isJson;

    @Override
    public Integer call() throws IOException, EnvironmentUnavailableException {
        ProjectHome home = ProjectHome.of(spec);
        RunFolder folder = run.folder(home);
        Created created = CreatedThings.of(folder);
        if (!isMeant) {
            list(created);
            return ExitCode.PASS.status();
        }
        Environment where =
                new EnvironmentLibrary(home.environments()).environment(environment.orElse(created.environment()));
        if (!where.name().equals(created.environment())) {
            throw mistake("was played in the environment " + created.environment() + ", and this is " + where.name());
        }
        refuseWhileItGoesOn(folder);
        return clean(created, where).status();
    }

    private ExitCode clean(Created created, Environment where) throws IOException, EnvironmentUnavailableException {
        Clearance clearance =
                new Guard(Names.OF_THIS_MACHINE).clear(where.name(), where.boundary(), guard.isProductionAllowed());
        Optional<ShopTidying> tidying = where.tidying(clearance);
        if (tidying.isEmpty()) {
            tell(created, List.of(), "nothing is left: the shop of " + where.name() + " ended with its run");
            return ExitCode.PASS;
        }
        try (ShopTidying shop = tidying.get()) {
            List<Removal> removals = new Tidying(shop, created).tidy(this::tell);
            long left = removals.stream().filter(Removal::isLeft).count();
            tell(created, removals, left == 0 ? "nothing is left" : left + " left");
            return left == 0 ? ExitCode.PASS : ExitCode.UNAVAILABLE;
        } catch (RefusedException e) {
            throw new NotAllowedException(List.of(where.name() + ": " + e.why()));
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(
                    "not all was taken away, and it can be begun again: " + e.getMessage(), e);
        }
    }

    private void refuseWhileItGoesOn(RunFolder folder) throws IOException {
        boolean isOver = Files.exists(folder.verdict()) || !Files.exists(folder.journal());
        if (!isOver
                && Files.getLastModifiedTime(folder.journal())
                        .toInstant()
                        .isAfter(Instant.now().minus(STILL))) {
            throw mistake("goes on, or has ended within " + STILL.toSeconds() + " s: wait for its end");
        }
    }

    private MistakesException mistake(String what) {
        return MistakesException.of(run.word(), what);
    }

    private void list(Created created) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            ObjectNode json = json(created);
            ArrayNode orders = json.putArray("orders");
            created.orders()
                    .forEach(order -> orders.addObject()
                            .put("number", order.number())
                            .put("email", order.email())
                            .put("isTold", order.isTold()));
            ArrayNode customers = json.putArray("customers");
            created.customers()
                    .forEach(customer ->
                            customers.addObject().put("email", customer.email()).put("isTold", customer.isTold()));
            out.println(json.toPrettyString());
        } else {
            created.orders()
                    .forEach(order -> out.println("order     " + order.number() + " of " + order.email()
                            + (order.isTold() ? "" : ", who was not told of it")));
            created.customers()
                    .forEach(customer -> out.println("customer  " + customer.email()
                            + (customer.isTold() ? "" : ", who may not have been made")));
            out.println(created.orders().size() + " orders and "
                    + created.customers().size() + " customers of "
                    + created.run() + " in " + created.environment()
                    + "; nothing was changed: --yes cancels and deletes");
        }
        out.flush();
    }

    private void tell(Removal removal) {
        if (!isJson) {
            String whose = removal.kind().equals("order") ? " of " + removal.email() : "";
            String why = removal.detail().isEmpty() ? "" : ": " + removal.detail();
            spec.commandLine()
                    .getOut()
                    .println("%-8s  %s %s%s%s"
                            .formatted(removal.outcome().words(), removal.kind(), removal.name(), whose, why));
            spec.commandLine().getOut().flush();
        }
    }

    private void tell(Created created, List<Removal> removals, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            ObjectNode json = json(created);
            json.put("left", removals.stream().filter(Removal::isLeft).count());
            ArrayNode all = json.putArray("removals");
            removals.forEach(removal -> all.addObject()
                    .put("kind", removal.kind())
                    .put("name", removal.name())
                    .put("email", removal.email())
                    .put(
                            "outcome",
                            removal.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("detail", removal.detail()));
            out.println(json.toPrettyString());
        } else {
            out.println(sentence);
        }
        out.flush();
    }

    private static ObjectNode json(Created created) {
        return new ObjectMapper()
                .createObjectNode()
                .put("run", created.run())
                .put("environment", created.environment());
    }
}
