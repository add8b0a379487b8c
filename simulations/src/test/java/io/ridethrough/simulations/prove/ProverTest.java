package io.ridethrough.simulations.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.RunFailedException;
import io.ridethrough.simulations.prove.Prover.Player;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProverTest {
    private static final DefectProof NO_BREAKER =
            new DefectProof("no-breaker", List.of("breaker-opens/advice"), List.of("latency-ratio"), false);
    private static final Trial SOUND = new Trial("brownout", "embedded", Optional.empty(), 7);
    private static final Trial PLANTED = new Trial("brownout", "embedded", Optional.of(NO_BREAKER), 8);
    private static final Trial SHORT = new Trial("last-units", "embedded", Optional.empty(), 9);

    @Test
    void a_sound_system_has_to_pass() throws Exception {
        assertThat(proved(SOUND, Verdicts.of()).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(proved(SOUND, Verdicts.of("completion/onboarding")).outcome())
                .isEqualTo(Outcome.FALSE_ALARM);
    }

    @Test
    void a_defect_has_to_be_caught_by_the_claim_made_for_it() throws Exception {
        assertThat(proved(PLANTED, Verdicts.of("breaker-opens/advice")).outcome())
                .isEqualTo(Outcome.PROVED);
        assertThat(proved(PLANTED, Verdicts.of()).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(proved(PLANTED, Verdicts.of("breaker-opens/identity")).outcome())
                .isEqualTo(Outcome.CAUGHT_BY_ANOTHER);
        assertThat(proved(PLANTED, Verdicts.of("latency-ratio/dashboard/read-orders"))
                        .outcome())
                .as("a consequence alone is no proof")
                .isEqualTo(Outcome.CAUGHT_BY_ANOTHER);
    }

    @Test
    void consequences_may_fail_and_nothing_else() throws Exception {
        TrialResult consequence =
                proved(PLANTED, Verdicts.of("breaker-opens/advice", "latency-ratio/dashboard/read-orders"));
        TrialResult unrelated = proved(PLANTED, Verdicts.of("breaker-opens/advice", "orders-reconcile/ledger"));

        assertThat(consequence.outcome()).isEqualTo(Outcome.PROVED);
        assertThat(consequence.consequences())
                .extracting(Finding::id)
                .containsExactly("latency-ratio/dashboard/read-orders");
        assertThat(unrelated.outcome()).isEqualTo(Outcome.UNRELATED_FAILED);
        assertThat(unrelated.unrelated()).extracting(Finding::id).containsExactly("orders-reconcile/ledger");
    }

    @Test
    void a_run_in_doubt_is_repeated_once_with_another_seed() throws Exception {
        List<Long> seeds = new ArrayList<>();
        Deque<Verdict> verdicts = new ArrayDeque<>(List.of(Verdicts.doubt(), Verdicts.of("breaker-opens/advice")));
        TrialResult settled = prove(1, List.of(PLANTED), trial -> {
                    seeds.add(trial.seed());
                    return verdicts.remove();
                })
                .get(0);

        assertThat(settled.outcome()).isEqualTo(Outcome.PROVED);
        assertThat(settled.tries()).isEqualTo(2);
        assertThat(seeds).doesNotHaveDuplicates();
        assertThat(settled.trial().seed()).isEqualTo(seeds.get(1));
        assertThat(proved(SOUND, Verdicts.doubt()).outcome()).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void a_run_that_comes_to_nothing_is_in_doubt_with_its_reason_and_the_others_are_played() throws Exception {
        List<TrialResult> results = prove(1, List.of(SOUND, PLANTED, SHORT), trial -> {
            if (trial.scenario().equals("last-units")) {
                return Verdicts.of();
            }
            if (trial.defect().isPresent()) {
                throw new IllegalStateException("a bug");
            }
            throw new EnvironmentUnavailableException("the store did not start");
        });

        assertThat(results)
                .extracting(TrialResult::outcome)
                .containsExactly(Outcome.IN_DOUBT, Outcome.IN_DOUBT, Outcome.PROVED);
        assertThat(results.get(0).verdict().sentence()).isEqualTo("no run: the store did not start");
        assertThat(results.get(1).verdict().sentence()).contains("it crashed", "a bug");
        assertThat(results).extracting(TrialResult::tries).containsExactly(2, 2, 1);
    }

    @Test
    void mistakes_in_a_file_end_the_proof() {
        Mistakes mistakes = new Mistakes("last-units.yaml");
        mistakes.add(3, "load", "is missing");

        assertThatThrownBy(() -> prove(1, List.of(SHORT, SOUND), trial -> {
                    mistakes.throwIfAny();
                    return Verdicts.of();
                }))
                .isInstanceOf(MistakesException.class);
    }

    @Test
    void an_interruption_ends_the_proof_and_nothing_further_is_played() {
        AtomicInteger played = new AtomicInteger();
        List<TrialResult> seen = new ArrayList<>();

        assertThatThrownBy(() -> new Prover(
                                trial -> {
                                    if (played.incrementAndGet() == 2) {
                                        throw new InterruptedException("Ctrl-C");
                                    }
                                    return Verdicts.of();
                                },
                                1,
                                trial -> Duration.ZERO)
                        .prove(List.of(SOUND, SHORT, SOUND, SHORT), (result, soFar) -> seen.add(result)))
                .isInstanceOf(InterruptedException.class);
        assertThat(played).hasValue(2);
        assertThat(seen).as("what was proved until then").hasSize(1);
    }

    @Test
    void two_play_at_once_and_results_come_in_the_books_order() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<List<TrialResult>> soFar = new ArrayList<>();
        List<TrialResult> results = new Prover(
                        trial -> {
                            meet(both);
                            return Verdicts.of();
                        },
                        2,
                        trial -> Duration.ofSeconds(trial.seed()))
                .prove(List.of(SOUND, SHORT), (result, over) -> soFar.add(over));

        assertThat(results).extracting(TrialResult::trial).containsExactly(SOUND, SHORT);
        assertThat(soFar).extracting(List::size).containsExactly(1, 2);
        assertThat(soFar.get(1)).isEqualTo(results);
    }

    @Test
    void the_longest_begin_first_where_several_play_and_the_book_has_its_order_where_one_does() throws Exception {
        List<Trial> alone = Collections.synchronizedList(new ArrayList<>());
        prove(1, List.of(SOUND, PLANTED, SHORT), trial -> {
            alone.add(trial);
            return Verdicts.of();
        });
        List<Trial> together = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier firstTwo = new CyclicBarrier(2);
        prove(2, List.of(SOUND, PLANTED, SHORT), trial -> {
            together.add(trial);
            if (!trial.equals(SOUND)) {
                meet(firstTwo);
            }
            return Verdicts.of();
        });

        assertThat(alone).containsExactly(SOUND, PLANTED, SHORT);
        assertThat(together.subList(0, 2)).containsExactlyInAnyOrder(SHORT, PLANTED);
    }

    @Test
    void doubts_of_a_busy_pair_are_repeated_alone_after_all_others() throws Exception {
        AtomicInteger playing = new AtomicInteger();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier firstTwo = new CyclicBarrier(2);
        List<TrialResult> results = prove(2, List.of(SOUND, PLANTED), trial -> {
            int beside = playing.incrementAndGet();
            try {
                if (trial.seed() < 1_000) {
                    meet(firstTwo);
                    return Verdicts.doubt();
                }
                told.add(trial.words() + " beside " + (beside - 1));
                return trial.defect().isPresent() ? Verdicts.of("breaker-opens/advice") : Verdicts.of();
            } finally {
                playing.decrementAndGet();
            }
        });

        assertThat(told).containsExactly("brownout, sound beside 0", "brownout with no-breaker beside 0");
        assertThat(results).extracting(TrialResult::outcome).containsOnly(Outcome.PROVED);
    }

    private static void meet(CyclicBarrier barrier) throws RunFailedException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new RunFailedException("the other run never came", e);
        }
    }

    private static List<TrialResult> prove(int atOnce, List<Trial> trials, Player player) throws InterruptedException {
        return new Prover(player, atOnce, trial -> Duration.ofSeconds(trial.seed()))
                .prove(trials, (result, soFar) -> {});
    }

    private static TrialResult proved(Trial trial, Verdict verdict) throws InterruptedException {
        return prove(1, List.of(trial), played -> verdict).get(0);
    }
}
