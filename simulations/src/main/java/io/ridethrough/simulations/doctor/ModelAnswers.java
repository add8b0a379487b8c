package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Whether the model answers behind its fault proxy; when it does not, it is asked past the proxy, to tell whose fault it is. */
final class ModelAnswers implements Examination {
    static final String NAME = "model";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ChatQuestion QUESTION = ChatQuestion.greedy("Which fund?", 4);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the model answers behind its fault proxy";
    }

    @Override
    public List<String> needs() {
        return List.of(NoFaultLeft.NAME, ProxiesFit.NAME, AddressesAllowed.NAME, SecretsThere.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws InterruptedException {
        Optional<WatchedModel> model = visit.environment().model();
        if (model.isEmpty()) {
            return Diagnosis.cantTell(
                    "the environment does not say where its model is",
                    "name the model's address in the environment's definition");
        }
        ChatOutcome proxied = asked(model.get().served(PATIENCE));
        if (proxied.isComplete()) {
            return Diagnosis.fine("answers through the proxy, as " + Words.list(proxied.models()));
        }
        ChatOutcome direct = asked(model.get().version(model.get().versions().get(0), PATIENCE));
        String itself = Optional.ofNullable(visit.environment().addresses().get("model"))
                .map(URI::getRawAuthority)
                .orElse("its own address");
        if (direct.isComplete()) {
            return Diagnosis.broken(
                    "what the fault proxy leads to is not the model (" + told(proxied) + "), which answers at its own"
                            + " address",
                    "set the upstream of the proxy `" + InferencePasses.TARGET + "` to " + itself);
        }
        if (direct.status() > 0) {
            return Diagnosis.broken(
                    "what is at the model's own address refuses the question (" + told(direct) + ")",
                    "name it as its server knows it, with the token that it wants, under `model`: " + itself);
        }
        return Diagnosis.broken(
                "the model answers neither at its own address nor through the proxy (" + told(direct) + ")",
                "start the model, or mend its address: " + itself);
    }

    private static ChatOutcome asked(ChatEndpoint endpoint) throws InterruptedException {
        try (endpoint) {
            return endpoint.ask(QUESTION).get();
        } catch (ExecutionException never) {
            throw new IllegalStateException("an endpoint never completes so", never);
        }
    }

    private static String told(ChatOutcome outcome) {
        return outcome.problem().isBlank() ? "status " + outcome.status() : outcome.problem();
    }
}
