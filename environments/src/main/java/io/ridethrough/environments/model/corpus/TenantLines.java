package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.knowledge.TenantContext;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.prompts.Briefing;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lines that a tenant puts before a task: of the same words, and without bearing on the answer. */
final class TenantLines {
    private static final int MOST_CUSTOMERS = 400;

    private final Map<Tenant, TenantContext> contexts = new EnumMap<>(Tenant.class);

    TenantLines() {
        for (Tenant tenant : Tenant.values()) {
            contexts.put(tenant, TenantContext.load(tenant));
        }
    }

    /** As the store would send it, with a note or without, with a view or without. */
    Question brief(Question bare, SeededNumbers numbers) {
        TenantContext context =
                Objects.requireNonNull(contexts.get(bare.client().tenant()));
        boolean isBriefed = bare.point() != InferencePoint.IDENTITY;
        List<String> notes = isBriefed && numbers.chance(50)
                ? List.of(numbers.pick(
                        SeededKnowledge.notes(customer(bare.client().tenant(), numbers))))
                : List.of();
        List<String> views = isBriefed && numbers.chance(80) ? List.of(numbers.pick(context.funds())) : List.of();
        return Briefing.brief(bare, context.houseRules(), notes, views);
    }

    /** The number of one of the tenant's own clients. */
    private static int customer(Tenant tenant, SeededNumbers numbers) {
        int number = 1 + numbers.below(MOST_CUSTOMERS);
        return Seed.tenant(number) == tenant ? number : number + 1;
    }
}
