package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client holds: the answer repeats the figures, each with its fund, and counts the funds. */
record SummaryTask() implements Task {
    private static final List<String> FUNDS = List.of("Alpine Equity", "Baltic Bond", "Coastal Income");
    private static final int MAX_UNITS = 99;

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
        String decision = holdings.isEmpty()
                ? "none"
                : holdings.stream()
                        .map(holding -> holding.units().toPlainString() + " " + holding.fund())
                        .collect(Collectors.joining(", "));
        return new Example(
                holdings + " of " + client,
                Prompts.summary(client, holdings),
                decision,
                reason(holdings.size()),
                Set.of(decision, GoldenPrompt.ANY));
    }

    private static String reason(int funds) {
        return switch (funds) {
            case 0 -> "the client holds no funds.";
            case 1 -> "all in one fund.";
            default -> "spread over " + funds + " funds.";
        };
    }
}
