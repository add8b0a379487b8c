package io.ridethrough.stubs.store.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ManualClock;
import io.ridethrough.stubs.store.PretendModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final PretendModel model = new PretendModel();

    private Inference guarded(GuardSettings settings) {
        return model.asked(Optional.empty(), new Resilience(Duration.ofMillis(800), settings));
    }

    private static GuardSettings breaking(BreakerSettings breaker) {
        return GuardSettings.DEFAULT.withBreaker(Optional.of(breaker));
    }

    private static void ask(Inference inference, int times) {
        for (int i = 0; i < times; i++) {
            inference.ask(PretendModel.question(InferencePoint.ADVICE));
        }
    }

    @Test
    void a_window_of_time_forgets_what_is_older() {
        Inference inference =
                guarded(breaking(BreakerSettings.DEFAULT.withWindow(new Window.Time(Duration.ofSeconds(10)), 5)));
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 4);
        model.clock.pass(Duration.ofSeconds(30));
        ask(inference, 4);
        assertThat(model.attempts()).isEqualTo(8);
        ask(inference, 10);
        assertThat(model.attempts()).isEqualTo(9);
    }

    private static List<BreakerChanges.Change> changes(Inference inference, InferencePoint point) {
        return Optional.ofNullable(inference.guards().get(point.label()))
                .flatMap(GuardReading::breaker)
                .orElseThrow()
                .changes()
                .kept();
    }

    @Test
    void a_breaker_keeps_when_it_changed_its_state() {
        Inference inference = guarded(GuardSettings.DEFAULT);
        model.fails(FallbackReason.ERROR, SOON);
        ask(inference, 5);
        Instant opened = model.clock.instant();
        model.clock.pass(Duration.ofSeconds(5));
        model.answers(SOON);
        Instant probed = model.clock.instant();
        ask(inference, 2);

        assertThat(changes(inference, InferencePoint.ADVICE))
                .containsExactly(
                        new BreakerChanges.Change(opened, "CLOSED", "OPEN"),
                        new BreakerChanges.Change(probed, "OPEN", "HALF_OPEN"),
                        new BreakerChanges.Change(model.clock.instant(), "HALF_OPEN", "CLOSED"));
        assertThat(changes(inference, InferencePoint.SUMMARY)).isEmpty();
    }

    @Test
    void what_does_not_count_as_a_failure_does_not_open() {
        BreakerSettings base = BreakerSettings.DEFAULT;
        Inference inference = guarded(breaking(new BreakerSettings(
                base.window(),
                base.minimumCalls(),
                base.failurePercent(),
                base.slow(),
                base.openFor(),
                base.probes(),
                Set.of(FallbackReason.TIMEOUT))));
        model.fails(FallbackReason.INVALID, SOON);
        ask(inference, 20);
        assertThat(model.attempts()).isEqualTo(20);
    }

    @Test
    void no_more_changes_are_kept_than_there_is_room_for() {
        BreakerChanges changes = new BreakerChanges(model.clock);
        for (int i = 0; i < BreakerChanges.MOST_KEPT + 3; i++) {
            changes.add("CLOSED", i == 2 ? "OPEN" : "HALF_OPEN");
        }

        assertThat(changes.kept()).hasSize(BreakerChanges.MOST_KEPT);
        assertThat(changes.forgotten()).isEqualTo(3);
        assertThat(changes.kept()).noneMatch(change -> change.to().equals("OPEN"));
    }

    @Test
    void a_breaker_that_opens_ends_the_retries_too() {
        RetrySettings five = new RetrySettings(
                5, new BackOff(Duration.ZERO, 1, Duration.ZERO, 0), Optional.empty(), BreakerSettings.OF_CALLS, 1);
        Inference inference = guarded(GuardSettings.DEFAULT
                .withRetry(five)
                .withBreaker(Optional.of(BreakerSettings.DEFAULT.withWindow(new Window.Calls(10), 3))));
        model.fails(FallbackReason.ERROR, SOON);

        assertThat(inference.ask(PretendModel.question(InferencePoint.ADVICE)).outcome())
                .isEqualTo("fallback; reason=open");
        assertThat(model.attempts()).isEqualTo(3);
    }

    @Test
    void all_points_together_leave_a_quarter_of_the_workers_to_pages() throws Exception {
        CountDownLatch begun = new CountDownLatch(6);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ChatCall stalled = question -> {
            begun.countDown();
            awaitQuietly(mayEnd);
            return new Completion("OK", "pretend");
        };
        Inference inference = GuardedInference.eachPointItsOwn(stalled, GuardSettings.DEFAULT, 8, new ManualClock());
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<InferenceAnswer>> held = new ArrayList<>();
            for (InferencePoint point : List.of(InferencePoint.ADVICE, InferencePoint.SUMMARY)) {
                Callable<InferenceAnswer> asking = () -> inference.ask(PretendModel.question(point));
                for (int i = 0; i < 3; i++) {
                    held.add(workers.submit(asking));
                }
            }
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(inference
                            .ask(PretendModel.question(InferencePoint.RECOMMENDATIONS))
                            .outcome())
                    .isEqualTo("fallback; reason=bulkhead");
            mayEnd.countDown();
            for (Future<InferenceAnswer> answer : held) {
                assertThat(answer.get().outcome()).isEqualTo("model");
            }
        } finally {
            mayEnd.countDown();
            workers.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
