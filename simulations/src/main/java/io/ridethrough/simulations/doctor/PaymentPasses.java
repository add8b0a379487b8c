package io.ridethrough.simulations.doctor;

import io.ridethrough.faults.InjectionException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Whether charges pass the fault proxy, where one stands before the payment partner. Only orders show it. */
final class PaymentPasses implements Examination {
    static final String TARGET = "payment";

    @Override
    public String name() {
        return TARGET;
    }

    @Override
    public String proves() {
        return "the shop's charges pass the fault proxy";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, NoFaultLeft.NAME, ProxiesFit.NAME, GuestCart.NAME, NoCaptcha.NAME);
    }

    @Override
    public boolean concerns(Visit visit) {
        return visit.isProxied(TARGET);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        if (!visit.mayPlaceOrders()) {
            return Diagnosis.cantTell(
                    "only an order makes the shop charge anybody",
                    "allow three with --place-order; they stay in the shop");
        }
        try {
            return judged(ProxyProof.of(visit, TARGET, PlacedOrder.TIMES, () -> PlacedOrder.place(visit)));
        } catch (InjectionException e) {
            return ProxyProof.refused(visit, TARGET, e);
        }
    }

    private static Diagnosis judged(ProxyProof proof) {
        Optional<String> refusal = proof.last().refusal();
        if (refusal.isPresent()) {
            return Diagnosis.broken(
                    "no order could be placed: " + refusal.get(),
                    "see that the proxy `" + TARGET + "` leads to the payment partner, and that the partner answers");
        }
        if (proof.hasPassed()) {
            return proof.isSeen()
                    ? Diagnosis.fine(proof.told())
                    : Diagnosis.cantTell(proof.told() + ": it does not wait for the charge");
        }
        return proof.isSeen()
                ? Diagnosis.cantTell(proof.told() + ": it was late for another reason; examine it again")
                : Diagnosis.broken(
                        "the shop's charges bypass the proxy: " + proof.told(),
                        "set the shop's address of the payment partner to the proxy `" + TARGET + "`");
    }
}
