package io.ridethrough.simulations.tidying;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Created;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.KnownPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run made in its shop, by its own record: what clients were told, what they asked for and got no answer to, and what the
 * ledger has of such clients. A run that was killed has it as well, as far as it came.
 *
 * <p>An order of a customer who had an account before counts only where they were told its number, or got no answer when they
 * placed theirs: others may shop with such an account meanwhile.
 */
public final class CreatedThings {

    private static final int SERVER_ERROR = 500;

    private final RunFolder folder;
    private final RunPlan plan;
    private final Map<String, Created.Order> orders = new LinkedHashMap<>();
    private final Map<String, Created.Customer> customers = new LinkedHashMap<>();

    private CreatedThings(RunFolder folder, RunPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Reads a run's record.
     *
     * @throws IOException when there is no plan, or a file of it cannot be read
     */
    public static Created of(RunFolder folder) throws IOException {
        RunPlan plan = PlanFile.read(folder.plan());
        CreatedThings things = new CreatedThings(folder, plan);
        things.readOrders();
        things.readMadeCustomers();
        things.readNewCustomers();
        return new Created(
                plan.runId(),
                environment(plan),
                List.copyOf(things.orders.values()),
                List.copyOf(things.customers.values()));
    }

    /** The name of a plan's environment, without what else its plan says of it. */
    public static String environment(RunPlan plan) {
        return plan.environment().split(",", 2)[0];
    }

    private void readOrders() throws IOException {
        List<Claim> claims = Files.exists(folder.claims()) ? ClaimLog.read(folder.claims()) : List.of();
        Set<String> unanswered = new HashSet<>();
        for (Claim claim : claims) {
            if (!claim.order().isEmpty()) {
                orders.put(claim.order(), new Created.Order(claim.order(), claim.email(), true));
            } else if (claim.answer() == Claim.Answer.INDETERMINATE) {
                unanswered.add(claim.email());
            }
        }
        if (Files.exists(folder.ledger())) {
            for (Ledger.Order order : LedgerFile.read(folder.ledger()).orders()) {
                if (isNew(order.email()) || unanswered.contains(order.email())) {
                    orders.putIfAbsent(order.number(), new Created.Order(order.number(), order.email(), false));
                }
            }
        }
    }

    private boolean isNew(String email) {
        return ClientBook.arrival(plan.runId(), email).isPresent();
    }

    /** Those that were made before the load, for clients to sign in with. */
    private void readMadeCustomers() throws IOException {
        List<JournalEvent> journal = Files.exists(folder.journal()) ? JournalReader.read(folder.journal()) : List.of();
        boolean hasLoad = journal.stream().anyMatch(event -> event.event().equals("load-started"));
        journal.stream()
                .filter(event -> event.event().equals("customers")
                        && event.fields().path("areMade").asBoolean())
                .flatMap(event -> ClientBook.newCustomers(
                        plan.runId(), event.fields().path("wanted").asInt())
                        .stream())
                .forEach(email -> customers.put(email, new Created.Customer(email, hasLoad)));
    }

    /** Those who opened an account under load. */
    private void readNewCustomers() throws IOException {
        boolean hasAny = plan.load().stream().anyMatch(load -> load.flow().equals(KnownFlow.ONBOARDING.word()));
        if (!hasAny || !Files.exists(folder.samples())) {
            return;
        }
        SampleFile.scan(folder.samples(), new SampleVisitor() {
            @Override
            public void sample(Sample sample) {
                if (sample.step().equals(KnownPoint.IDENTITY.step())) {
                    note(sample);
                }
            }

            @Override
            public void journey(Journey journey) {}
        });
    }

    private void note(Sample sample) {
        String email = ClientBook.newAccount(plan.runId(), sample.user());
        if (sample.outcome() == Outcome.OK) {
            customers.put(email, new Created.Customer(email, true));
        } else if (mayHaveBeenMade(sample)) {
            customers.putIfAbsent(email, new Created.Customer(email, false));
        }
    }

    private static boolean mayHaveBeenMade(Sample sample) {
        return sample.outcome() != Outcome.CHECK_FAILED
                && (sample.outcome() != Outcome.HTTP_ERROR || sample.status() >= SERVER_ERROR);
    }
}
