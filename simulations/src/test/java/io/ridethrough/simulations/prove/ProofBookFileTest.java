package io.ridethrough.simulations.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofBookFileTest {
    private static final String SOUND = """
            prove:
              - scenario: brownout
                sound: 3
                quick: true
                defects:
                  - defect: no-breaker
                    caught-by: breaker-opens
                    also: [breaker-shuts-out, completion/onboarding]
                    quick: true
                  - defect: double-order
                    caught-by: [orders-reconcile]
              - scenario: residency
                environment: racing
                sound: 2
                defects:
                  - defect: offshore
                    caught-by: [residency]
            """;

    @TempDir
    private Path folder;

    @Test
    void reads_what_each_scenario_is_proved_on() throws IOException {
        ProofBook book = read(SOUND);

        assertThat(book.scenarios())
                .containsExactly(
                        new ScenarioProof(
                                "brownout",
                                "embedded",
                                3,
                                true,
                                List.of(
                                        new DefectProof(
                                                "no-breaker",
                                                List.of("breaker-opens"),
                                                List.of("breaker-shuts-out", "completion/onboarding"),
                                                true),
                                        new DefectProof(
                                                "double-order", List.of("orders-reconcile"), List.of(), false))),
                        new ScenarioProof(
                                "residency",
                                "racing",
                                2,
                                false,
                                List.of(new DefectProof("offshore", List.of("residency"), List.of(), false))));
    }

    @Test
    void plays_sound_runs_first_and_each_with_a_seed_of_its_own() throws IOException {
        assertThat(read(SOUND).trials(40))
                .extracting(trial -> trial.words() + " " + trial.seed())
                .containsExactly(
                        "brownout, sound 40",
                        "brownout, sound 41",
                        "brownout, sound 42",
                        "brownout with no-breaker 43",
                        "brownout with double-order 44",
                        "residency, sound 45",
                        "residency, sound 46",
                        "residency with offshore 47");
    }

    @Test
    void the_quick_part_is_what_is_marked_and_one_sound_run() throws IOException {
        assertThat(read(SOUND).quick().trials(1))
                .extracting(Trial::words)
                .containsExactly("brownout, sound", "brownout with no-breaker");
    }

    @Test
    void a_part_is_a_scenario_or_a_defect() throws IOException {
        assertThat(read(SOUND).only(List.of("residency")).trials(1)).hasSize(3);
        assertThat(read(SOUND).only(List.of("double-order")).trials(1))
                .extracting(Trial::words)
                .containsExactly("brownout with double-order");
    }

    @Test
    void a_defect_without_a_proof_has_to_be_named_as_such() throws IOException {
        String shorter = SOUND.substring(0, SOUND.indexOf("  - scenario: residency"));

        assertThat(read(shorter + "unproved: [offshore]\n").unproved()).containsExactly("offshore");
        assertThatThrownBy(() -> read(shorter)).hasMessageContaining("no proof for offshore");
        assertThatThrownBy(() -> read(SOUND + "unproved: offshore\n"))
                .hasMessageContaining("`offshore` is proved on residency: take it out here");
    }

    @Test
    void tells_every_slip_at_once_with_its_line() {
        String slips = """
                prove:
                  - scenario: brownuot
                    sound: many
                    defects:
                      - defect: no-braker
                        caught-by: []
                      - defect: offshore
                        caught-by: residency
                      - defect: offshore
                        caughtby: residency
                """;

        assertThatThrownBy(() -> read(slips))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(":2: prove[0].scenario: unknown scenario `brownuot`")
                .hasMessageContaining(":3: prove[0].sound")
                .hasMessageContaining(":5: prove[0].defects[0].defect: unknown defect `no-braker`")
                .hasMessageContaining(":6: prove[0].defects[0].caught-by")
                .hasMessageContaining(":9: prove[0].defects[2].defect: `offshore` is proved twice")
                .hasMessageContaining(":10: prove[0].defects[2].caughtby: unknown key")
                .hasMessageContaining("no proof for no-breaker, double-order");
    }

    private ProofBook read(String text) throws IOException {
        return ProofBookFile.read(
                Files.writeString(folder.resolve("proof.yaml"), text),
                List.of("brownout", "residency"),
                List.of("embedded", "racing"),
                List.of("no-breaker", "double-order", "offshore"));
    }
}
