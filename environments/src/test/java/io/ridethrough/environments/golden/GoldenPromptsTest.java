package io.ridethrough.environments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.corpus.GoldenSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenPromptsTest {
    @Test
    void the_built_in_set_is_what_the_corpus_draws() throws IOException {
        assertThat(GoldenPrompts.builtIn()).isEqualTo(GoldenSet.draw()).hasSize(200);
    }

    @Test
    void most_are_advice_under_every_jurisdiction_and_permit_its_funds_alone() throws IOException {
        List<GoldenPrompt> advice = GoldenPrompts.builtIn().stream()
                .filter(prompt -> prompt.purpose().equals("advice"))
                .toList();
        assertThat(advice).hasSize(140);
        assertThat(advice).extracting(GoldenPrompt::jurisdiction).contains("CH", "EU", "US");
        assertThat(advice)
                .allSatisfy(prompt -> assertThat(prompt.allowed())
                        .hasSize(7)
                        .allMatch(code -> code.startsWith(prompt.jurisdiction() + "-")));
    }

    @Test
    void identities_and_summaries_break_no_jurisdictions_rules() throws IOException {
        assertThat(GoldenPrompts.builtIn())
                .filteredOn(prompt -> !prompt.purpose().equals("advice"))
                .hasSize(60)
                .allMatch(prompt -> prompt.allows("anything"));
    }
}
