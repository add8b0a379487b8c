package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client holds: the answer is the figures, then the funds, both in the prompt's order. */
record SummaryTask() implements Task {
    private static final List<String> FUNDS = List.of("Alpine Equity", "Baltic Bond", "Coastal Income");
    private static final int MAX_UNITS = 99;
    private static final String NOTHING = "0 units";

    @Override
    public Example draw(SeededNumbers numbers) {
        Client client = Draws.client(numbers);
        List<Holding> holdings = new ArrayList<>();
        boolean hasAll = numbers.chance(60);
        for (String fund : FUNDS) {
            if (hasAll || numbers.chance(50)) {
                holdings.add(new Holding(fund, BigDecimal.valueOf(1 + numbers.below(MAX_UNITS))));
            }
        }
        String figures = holdings.stream()
                .map(holding -> holding.units().toPlainString())
                .collect(Collectors.joining(", ", "", " units"));
        String decision = holdings.isEmpty() ? NOTHING : figures;
        String reason = holdings.isEmpty()
                ? "no funds."
                : holdings.stream().map(Holding::fund).collect(Collectors.joining(", ", "", "."));
        return new Example(holdings.toString(), Prompts.summary(client, holdings), decision, reason, Set.of(decision));
    }
}
