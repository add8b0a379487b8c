package io.ridethrough.stubs.store.prompts;

import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.knowledge.KnowledgeIndex;
import io.ridethrough.stubs.store.knowledge.TenantContext;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts before each task what the client's own tenant has to say: its house rules, the client's law, the
 * closest of the client's notes and the closest of its views of funds. An identity is checked without either.
 */
public final class Briefing implements Inference {
    private final Inference inference;
    private final KnowledgeIndex index;
    private final Map<Tenant, TenantContext> contexts = new EnumMap<>(Tenant.class);

    public Briefing(Inference inference, KnowledgeIndex index) {
        this.inference = inference;
        this.index = index;
        for (Tenant tenant : Tenant.values()) {
            contexts.put(tenant, TenantContext.load(tenant));
        }
    }

    @Override
    public InferenceAnswer ask(Question question) {
        return inference.ask(brief(question));
    }

    @Override
    public Map<String, GuardReading> guards() {
        return inference.guards();
    }

    Question brief(Question bare) {
        Tenant tenant = bare.client().tenant();
        boolean isBriefed = bare.point() != InferencePoint.IDENTITY;
        return brief(
                bare,
                Objects.requireNonNull(contexts.get(tenant)).houseRules(),
                isBriefed ? index.notes(bare.client(), bare.prompt(), 1) : List.of(),
                isBriefed ? index.views(tenant, bare.prompt(), 1) : List.of());
    }

    /**
     * The question as the model gets it.
     *
     * @param bare the task, as {@link Prompts} words it
     */
    public static Question brief(Question bare, String houseRules, List<String> notes, List<String> views) {
        List<String> lines = new ArrayList<>();
        lines.add(houseRules);
        lines.add("Law: " + bare.client().jurisdiction());
        notes.forEach(note -> lines.add("Note: " + note));
        views.forEach(view -> lines.add("Fund: " + view));
        StringBuilder prompt = new StringBuilder();
        lines.forEach(line -> prompt.append(Prompts.line(line)).append('\n'));
        // A note tells of a life: with it even a prompt without a name is about somebody.
        return new Question(
                bare.point(),
                bare.client(),
                prompt.append(bare.prompt()).toString(),
                bare.hasPersonalData() || !notes.isEmpty());
    }
}
