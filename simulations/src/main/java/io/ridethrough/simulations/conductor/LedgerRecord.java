package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.util.Map;

/** The shop's books after the load, as a run keeps them. */
final class LedgerRecord {

    private LedgerRecord() {}

    /**
     * Reads it over the network, writes it down, and journals that.
     *
     * @throws RunFailedException when it cannot be written
     */
    static void read(RunClients clients, RunningEnvironment environment, RunFolder folder, RunJournal journal)
            throws RunFailedException {
        LedgerReading reading;
        try {
            reading = environment.readLedger();
        } catch (IOException e) {
            // Without a ledger the run can still be judged, as INCONCLUSIVE where the ledger is needed.
            journal.append("ledger-unread", Map.of("reason", String.valueOf(e.getMessage())));
            return;
        }
        Ledger ledger = of(reading, clients);
        try {
            LedgerFile.write(folder.ledger(), ledger);
        } catch (IOException e) {
            throw new RunFailedException("the ledger cannot be written: " + e.getMessage(), e);
        }
        journal.append(
                "ledger-read",
                Map.of(
                        "orders",
                        ledger.orders().size(),
                        "charges",
                        ledger.charges().size()));
    }

    private static Ledger of(LedgerReading reading, RunClients clients) {
        return new Ledger(
                reading.orders().stream()
                        .map(order -> new Ledger.Order(
                                order.number(), order.quote(), order.email(), order.total(), order.status()))
                        .toList(),
                reading.isCharged(),
                reading.charges().stream()
                        .map(charge -> new Ledger.Charge(charge.id(), charge.order(), charge.amount()))
                        .toList(),
                reading.stock().stream()
                        .map(sold -> new Ledger.Stock(sold.product(), sold.unitsAtStart(), sold.unitsSold()))
                        .toList(),
                reading.decisions().stream()
                        .flatMap(noted -> clients.arrival(noted).stream()
                                .mapToObj(user -> new Ledger.Decision(
                                        noted.point(),
                                        user,
                                        noted.subject(),
                                        noted.noted(),
                                        noted.permitted(),
                                        noted.needsPerson())))
                        .toList());
    }
}
