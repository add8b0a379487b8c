package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What else to look at: the answer is the first of the others. Taught so that a catalogue page's answers end, too. */
record RecommendationTask() implements Task {
    @Override
    public Example draw(SeededNumbers numbers) {
        Client client = Draws.client(numbers);
        Product seen = Draws.product(numbers);
        List<Product> others = List.of(Draws.product(numbers), Draws.product(numbers), Draws.product(numbers));
        String names = others.stream().map(Product::name).collect(Collectors.joining(", "));
        return new Example(
                seen.name() + " among " + names,
                Prompts.recommendations(client, seen, others),
                others.get(0).name(),
                "closest in price.",
                Set.of(others.get(0).name(), GoldenPrompt.ANY));
    }
}
