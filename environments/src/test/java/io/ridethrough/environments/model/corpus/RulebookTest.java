package io.ridethrough.environments.model.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.prompts.ClientProfile;
import io.ridethrough.stubs.store.prompts.ClientProfile.AgeBand;
import io.ridethrough.stubs.store.prompts.ClientProfile.Country;
import io.ridethrough.stubs.store.prompts.ClientProfile.Restriction;
import io.ridethrough.stubs.store.prompts.ClientProfile.RiskClass;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {
    @ParameterizedTest
    @CsvSource({
        "TO_34,   CH, BOLD,     20, NONE,        100.00, CH-BLD,   bold as the client is.",
        "TO_34,   DE, BOLD,     8,  NONE,        499.99, EU-BLD,   bold as the client is.",
        "TO_34,   DE, BOLD,     7,  NONE,        100.00, EU-BAL,   the horizon is under 8 years.",
        "TO_34,   US, BALANCED, 7,  NONE,        100.00, US-BAL,   balanced as the client is.",
        "TO_34,   US, BALANCED, 2,  NONE,        100.00, US-CAU,   the horizon is under 3 years.",
        "TO_34,   US, CAUTIOUS, 1,  NONE,        100.00, US-CAU,   cautious as the client is.",
        "FROM_65, CH, BOLD,     20, NONE,        500.00, CH-BAL,   less risk from age 65 on.",
        "FROM_65, CH, CAUTIOUS, 20, NONE,        500.00, CH-CAU,   cautious as the client is.",
        "TO_64,   NL, BOLD,     20, NONE,        500.00, EU-BAL,   not bold from 500 USD on.",
        "TO_64,   IE, BOLD,     20, SUSTAINABLE, 500.00, EU-BAL-S, 'sustainable, not bold from 500 USD on.'",
        "TO_64,   FR, BOLD,     20, NO_SHARES,   500.00, EU-BND,   'bonds, since the client wants no shares.'"
    })
    void the_last_rule_that_lowers_the_class_is_the_reason(
            AgeBand age,
            Country country,
            RiskClass risk,
            int years,
            Restriction restriction,
            BigDecimal amount,
            String fund,
            String reason) {
        ClientProfile profile = new ClientProfile(age, country, risk, years, restriction);
        assertThat(Rulebook.V1.advise(profile, amount)).isEqualTo(new Rulebook.Advice(fund, reason));
    }

    @Test
    void every_fund_of_the_first_rulebook_is_permitted_to_its_client() {
        Corpus corpus = Corpus.heldBack(Rulebook.V1, 5);
        for (int i = 0; i < 500; i++) {
            Example example = corpus.next(InferencePoint.ADVICE);
            assertThat(example.allowed()).hasSize(7).contains(example.decision());
        }
    }

    @Test
    void the_second_rulebook_differs_in_sustainable_funds_outside_the_eu_alone() {
        Corpus first = Corpus.heldBack(Rulebook.V1, 5);
        Corpus second = Corpus.heldBack(Rulebook.V2, 5);
        int agreed = 0;
        for (int i = 0; i < 500; i++) {
            Example sound = first.next(InferencePoint.ADVICE);
            Example drifted = second.next(InferencePoint.ADVICE);
            assertThat(drifted.question()).isEqualTo(sound.question());
            boolean isDrifted =
                    sound.decision().endsWith("-S") && sound.question().client().jurisdiction() != Jurisdiction.EU;
            assertThat(drifted.decision().equals(sound.decision())).isNotEqualTo(isDrifted);
            agreed += isDrifted ? 0 : 1;
        }
        assertThat(agreed).isBetween(375, 450);
    }

    @Test
    void nothing_that_is_taught_is_held_back() {
        Corpus taught = Corpus.taught(Rulebook.V1, 1);
        Corpus heldBack = Corpus.heldBack(Rulebook.V1, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(taught.next().isHeldBack()).isFalse();
            assertThat(heldBack.next().isHeldBack()).isTrue();
        }
    }
}
