package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ShopRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Whether orders can be read back, as a run does at its end to reconcile them. */
final class LedgerReadable implements Examination {
    static final String NAME = "ledger";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "orders and charges can be read back";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, SecretsThere.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) {
        if (!visit.environment().hasLedger()) {
            return Diagnosis.cantTell(
                    "the environment does not say where orders are read",
                    "name `ledger` in the environment's definition");
        }
        long startNanos = System.nanoTime();
        try {
            LedgerReading ledger = visit.environment().readLedger();
            Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
            return Diagnosis.fine(Words.count(ledger.orders().size(), "order", "orders") + " and "
                    + Words.count(ledger.charges().size(), "charge", "charges") + " read in " + Words.of(took));
        } catch (ShopRefusedException e) {
            return Diagnosis.broken(Words.of(e), remedy(e));
        } catch (IOException e) {
            return Diagnosis.broken(
                    "the ledger cannot be read: " + Words.of(e),
                    "see that the token is where the definition says, and that the shop's REST and the payment partner"
                            + " answer this machine");
        }
    }

    private static String remedy(ShopRefusedException refused) {
        return switch (refused.status()) {
            case 401, 403 ->
                "give an integration's token that may read what is refused, and, where it is a bearer token, set"
                        + " `oauth/consumer/enable_integration_as_bearer` in the shop";
            case 404 -> "mend the shop's base address or store code: no REST is at " + refused.path();
            default -> "look into var/log/exception.log of the shop: " + refused.path() + " is what was asked for";
        };
    }
}
