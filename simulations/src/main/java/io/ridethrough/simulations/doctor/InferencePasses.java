package io.ridethrough.simulations.doctor;

import io.ridethrough.faults.InjectionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the shop's calls to the model pass the fault proxy: a latency put there is seen at the shop, and the proxy counts
 * the call. The shop is asked for advice on a cart or for recommendations where it has these extensions of the schema, else
 * an order is placed, if that is allowed.
 */
final class InferencePasses implements Examination {
    static final String TARGET = "inference";

    private static final String ADVICE = "query ($cart: String!) { suitabilityAdvice(cart_id: $cart) { text source } }";
    private static final String RECOMMENDATIONS =
            "query ($sku: String!) { productRecommendations(sku: $sku) { text source } }";
    private static final String OUTCOME = "X-Inference-Outcome";
    private static final String FALLBACK = "fallback";

    @Override
    public String name() {
        return TARGET;
    }

    @Override
    public String proves() {
        return "the shop's calls to the model pass the fault proxy";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, NoFaultLeft.NAME, ProxiesFit.NAME, GuestCart.NAME, ModelAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        if (!visit.isProxied(TARGET)) {
            return Diagnosis.broken(
                    "no fault proxy stands before the model here",
                    "put one there, and name it `" + TARGET + "` in the environment's definition");
        }
        Optional<Asking> asking = asking(visit);
        if (asking.isEmpty()) {
            return Diagnosis.cantTell(
                    "only an order makes this shop ask its model",
                    "allow three with --place-order; they stay in the shop");
        }
        try {
            ProxyProof proof = ProxyProof.of(
                    visit, TARGET, asking.get().times(), asking.get().step());
            return judged(proof, "the fault proxy" + address(visit));
        } catch (InjectionException e) {
            return ProxyProof.refused(visit, TARGET, e);
        }
    }

    /** How the shop is made to ask its model, and how often. */
    private record Asking(ProxyProof.Step step, ProxyProof.Times times) {
        static Asking often(ProxyProof.Step step) {
            return new Asking(step, new ProxyProof.Times(3, 2));
        }
    }

    private static Optional<Asking> asking(Visit visit) throws IOException, InterruptedException {
        ProxyProof.Step advice = () -> {
            FilledCart cart = FilledCart.fill(visit);
            return visit.shop().ask(ADVICE, Map.of("cart", cart.id()));
        };
        if (!advice.take().knowsNoSuchField()) {
            return Optional.of(Asking.often(advice));
        }
        ProxyProof.Step recommendations = () ->
                visit.shop().ask(RECOMMENDATIONS, Map.of("sku", visit.products().get(0)));
        if (!recommendations.take().knowsNoSuchField()) {
            return Optional.of(Asking.often(recommendations));
        }
        return visit.mayPlaceOrders()
                ? Optional.of(new Asking(() -> PlacedOrder.place(visit), PlacedOrder.TIMES))
                : Optional.empty();
    }

    private static String address(Visit visit) {
        return Optional.ofNullable(visit.environment().addresses().get(TARGET + " through proxy"))
                .map(address -> ", " + address)
                .orElse("");
    }

    /** @param where the fault proxy is, in words */
    static Diagnosis judged(ProxyProof proof, String where) {
        String outcome = proof.first().header(OUTCOME).orElse("");
        Optional<String> refusal = proof.last().refusal();
        if (refusal.isPresent()) {
            return Diagnosis.cantTell("the shop refuses the step that asks its model: " + refusal.get());
        }
        if (proof.hasPassed()) {
            return proof.isSeen()
                    ? Diagnosis.fine(proof.told())
                    : Diagnosis.cantTell(proof.told() + ": it does not wait for its model as long as that"
                            + (outcome.isEmpty() ? "" : " (" + outcome + ")"));
        }
        if (proof.isSeen()) {
            return Diagnosis.cantTell(proof.told() + ": it was late for another reason; examine it again");
        }
        if (outcome.contains("reason=open")) {
            return Diagnosis.cantTell("the shop asks no model, as its breaker is open", "wait until it closes");
        }
        return outcome.startsWith(FALLBACK)
                ? Diagnosis.broken(
                        "the shop's call reaches neither proxy nor model (" + outcome + "): " + proof.told(),
                        "set the shop's address of the model to " + where)
                : Diagnosis.broken(
                        "the shop's calls to its model bypass the proxy: " + proof.told(),
                        "set the shop's address of the model to " + where + ", and let nothing else lead to the model");
    }
}
