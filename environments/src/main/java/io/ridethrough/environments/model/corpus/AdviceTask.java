package io.ridethrough.environments.model.corpus;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.prompts.ClientProfile;
import io.ridethrough.stubs.store.prompts.ClientProfile.AgeBand;
import io.ridethrough.stubs.store.prompts.ClientProfile.Restriction;
import io.ridethrough.stubs.store.prompts.ClientProfile.RiskClass;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;

/**
 * Which fund suits this client: the answer is the rulebook's code and reason.
 *
 * @param loweredPercent how many are drawn from those alone whose risk class a rule lowers
 */
record AdviceTask(Rulebook rules, int loweredPercent) implements Task {
    private static final List<Restriction> RESTRICTIONS =
            List.of(Restriction.NONE, Restriction.NONE, Restriction.SUSTAINABLE, Restriction.NO_SHARES);

    @Override
    public Example draw(SeededNumbers numbers) {
        boolean isLowered = numbers.chance(loweredPercent);
        while (true) {
            Example example = any(numbers);
            if (!isLowered || Rulebook.isLowered(example.reason())) {
                return example;
            }
        }
    }

    private Example any(SeededNumbers numbers) {
        Client client = Draws.client(numbers);
        Cart cart = Draws.cart(numbers);
        ClientProfile profile = new ClientProfile(
                numbers.pick(AgeBand.values()),
                Draws.country(numbers, client.jurisdiction()),
                numbers.pick(RiskClass.values()),
                1 + numbers.below(ClientProfile.MAX_HORIZON_YEARS),
                numbers.pick(RESTRICTIONS));
        Rulebook.Advice advice = rules.advise(profile, cart.grandTotal());
        return new Example(
                profile.toString(),
                Prompts.advice(client, cart, profile),
                advice.fund(),
                advice.reason(),
                Rulebook.permitted(client.jurisdiction()));
    }
}
