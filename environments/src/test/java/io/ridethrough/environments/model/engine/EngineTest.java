package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.seeded.SeededWeights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final int NO_END = -1;
    private static final EngineSettings PACED = new EngineSettings(1, 1, 64, Duration.ofMillis(20));

    private final LlamaWeights weights;

    EngineTest() throws MalformedGgufException {
        weights = LlamaWeights.from(SeededWeights.make(3));
    }

    @Test
    void a_request_gets_the_same_tokens_alone_and_among_eight() throws Exception {
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            requests.add(request(5 + 7 * i, 10 + i, i % 3 == 0 ? 0 : 0.9, i));
        }

        List<List<Integer>> alone = new ArrayList<>();
        try (Engine engine = start(new EngineSettings(1, 0, 64, Duration.ZERO))) {
            for (GenerationRequest request : requests) {
                alone.add(generate(engine, request));
            }
        }

        try (Engine engine = start(new EngineSettings(8, 24, 16, Duration.ZERO))) {
            List<RecordedGeneration> together = new ArrayList<>();
            for (GenerationRequest request : requests) {
                together.add(submit(engine, request));
            }
            for (RecordedGeneration recorded : together) {
                assertThat(recorded.awaitEnd()).isEqualTo(FinishReason.LENGTH);
            }
            assertThat(together).extracting(RecordedGeneration::tokens).isEqualTo(alone);
        }
    }

    @Test
    void a_request_gets_the_same_tokens_in_whichever_lane() throws Exception {
        EngineSettings lanes = new EngineSettings(5, 12, 16, Duration.ZERO).withLanes(3);
        try (Engine alone = start(new EngineSettings(1, 0, 64, Duration.ZERO));
                Engine engine = start(lanes)) {
            List<RecordedGeneration> together = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                together.add(submit(engine, request(5 + 7 * i, 10 + i, 0.9, i)));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(together.get(i).awaitEnd()).isEqualTo(FinishReason.LENGTH);
                assertThat(together.get(i).tokens()).isEqualTo(generate(alone, request(5 + 7 * i, 10 + i, 0.9, i)));
            }
        }
    }

    @Test
    void each_lane_has_its_share_of_the_slots_and_steps_of_its_own() throws Exception {
        EngineSettings settings = new EngineSettings(3, 1, 1, Duration.ofMillis(20)).withLanes(2);
        try (Engine engine = start(settings)) {
            RecordedGeneration long1 = submit(engine, request(400, 1, 0, 1));
            await(() -> engine.counts().running() == 1);

            assertThat(generate(engine, request(4, 2, 0, 1))).hasSize(2);

            assertThat(long1.tokens()).isEmpty();
            submit(engine, request(400, 1, 0, 1));
            await(() -> engine.counts().running() == 2);
        }
    }

    @Test
    void running_answers_stand_back_for_prompts_but_have_every_third_step() throws Exception {
        try (Engine engine = start(new EngineSettings(2, 0, 1, Duration.ZERO))) {
            AtomicInteger answered = new AtomicInteger();
            CompletableFuture<Integer> answeredMeanwhile = new CompletableFuture<>();
            GenerationListener prompt = new RecordedGeneration() {
                @Override
                public void onToken(int token) {
                    answeredMeanwhile.complete(answered.get() - 1);
                }
            };
            RecordedGeneration answer = new RecordedGeneration() {
                @Override
                public void onToken(int token) {
                    if (answered.incrementAndGet() == 1) {
                        engine.submit(request(300, 1, 0, 1), prompt);
                    }
                }
            };

            engine.submit(request(1, 200, 0, 1), answer);

            assertThat(answeredMeanwhile.get(10, TimeUnit.SECONDS)).isEqualTo(300 / 3);
        }
    }

    @Test
    void a_prompt_fed_token_by_token_gives_what_it_gives_at_once() throws Exception {
        GenerationRequest request = request(100, 12, 0, 1);
        try (Engine chunked = start(new EngineSettings(1, 0, 1, Duration.ZERO));
                Engine whole = start(new EngineSettings(1, 0, 256, Duration.ZERO))) {
            assertThat(generate(chunked, request)).isEqualTo(generate(whole, request));
            assertThat(chunked.counts().steps()).isEqualTo(100 + 11);
            assertThat(whole.counts().steps()).isEqualTo(1 + 11);
        }
    }

    @Test
    void draws_repeat_with_their_seed_and_differ_with_another() throws Exception {
        try (Engine engine = start(EngineSettings.DEFAULT)) {
            List<Integer> first = generate(engine, request(10, 30, 1, 42));

            assertThat(generate(engine, request(10, 30, 1, 42))).isEqualTo(first);
            assertThat(generate(engine, request(10, 30, 1, 43))).isNotEqualTo(first);
        }
    }

    @Test
    void stops_at_the_end_token_without_reporting_it() throws Exception {
        GenerationRequest request = request(10, 30, 1, 42);
        List<Integer> all;
        try (Engine endless = start(EngineSettings.DEFAULT)) {
            all = generate(endless, request);
        }
        int end = all.get(12);

        try (Engine engine = new Engine(weights, end, EngineSettings.DEFAULT)) {
            engine.start();
            RecordedGeneration recorded = submit(engine, request);
            assertThat(recorded.awaitEnd()).isEqualTo(FinishReason.STOP);
            assertThat(recorded.tokens()).isEqualTo(all.subList(0, all.indexOf(end)));
        }
    }

    @Test
    void cancelling_a_running_generation_frees_its_slot() throws Exception {
        try (Engine engine = start(PACED)) {
            RecordedGeneration endless = new RecordedGeneration();
            Generation running = engine.submit(request(4, 400, 0, 1), endless).orElseThrow();
            await(() -> endless.tokens().size() > 1);
            RecordedGeneration next = submit(engine, request(4, 2, 0, 1));

            running.cancel();

            assertThat(endless.awaitEnd()).isEqualTo(FinishReason.CANCELLED);
            assertThat(next.awaitEnd()).isEqualTo(FinishReason.LENGTH);
            await(() -> engine.counts().running() == 0);
            assertThat(engine.counts().cancelled()).isEqualTo(1);
        }
    }

    @Test
    void cancelling_a_waiting_generation_frees_its_place() throws Exception {
        try (Engine engine = start(PACED)) {
            submit(engine, request(4, 400, 0, 1));
            await(() -> engine.counts().running() == 1);
            RecordedGeneration waiting = new RecordedGeneration();
            Generation queued = engine.submit(request(4, 4, 0, 1), waiting).orElseThrow();
            assertThat(engine.submit(request(4, 4, 0, 1), new RecordedGeneration()))
                    .isEmpty();

            queued.cancel();

            assertThat(waiting.awaitEnd()).isEqualTo(FinishReason.CANCELLED);
            assertThat(waiting.tokens()).isEmpty();
            assertThat(engine.submit(request(4, 4, 0, 1), new RecordedGeneration()))
                    .isPresent();
        }
    }

    @Test
    void holds_as_many_as_slots_and_queue_and_refuses_the_rest_at_once() {
        try (Engine engine = start(new EngineSettings(2, 3, 64, Duration.ofMillis(20)))) {
            int taken = 0;
            for (int i = 0; i < 12; i++) {
                taken += engine.submit(request(4, 200, 0, 1), new RecordedGeneration())
                                .isPresent()
                        ? 1
                        : 0;
            }

            assertThat(taken).isEqualTo(5);
            assertThat(engine.counts().rejected()).isEqualTo(7);
            await(() -> engine.counts().running() == 2 && engine.counts().waiting() == 3);
        }
    }

    @Test
    void a_listener_that_breaks_ends_its_own_generation_only() throws Exception {
        try (Engine engine = start(new EngineSettings(2, 0, 64, Duration.ofMillis(5)))) {
            RecordedGeneration sound = submit(engine, request(4, 10, 0, 1));
            engine.submit(request(4, 10, 0, 1), new GenerationListener() {
                @Override
                public void onToken(int token) {
                    throw new IllegalStateException("planted");
                }

                @Override
                public void onEnd(FinishReason reason) {
                    throw new IllegalStateException("planted");
                }
            });

            assertThat(sound.awaitEnd()).isEqualTo(FinishReason.LENGTH);
            assertThat(engine.counts().failed()).isEqualTo(1);
            assertThat(generate(engine, request(4, 10, 0, 1))).isEqualTo(sound.tokens());
        }
    }

    @Test
    void closing_ends_what_runs_and_what_waits() throws Exception {
        Engine engine = start(PACED);
        RecordedGeneration running = submit(engine, request(4, 400, 0, 1));
        RecordedGeneration waiting = submit(engine, request(4, 400, 0, 1));

        engine.close();

        assertThat(running.awaitEnd()).isEqualTo(FinishReason.CANCELLED);
        assertThat(waiting.awaitEnd()).isEqualTo(FinishReason.CANCELLED);
        assertThat(engine.submit(request(4, 4, 0, 1), new RecordedGeneration())).isEmpty();
    }

    @Test
    void a_step_takes_no_less_than_the_pace() throws Exception {
        try (Engine engine = start(PACED)) {
            long began = System.nanoTime();

            generate(engine, request(4, 5, 0, 1));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void a_request_beyond_the_context_or_the_vocabulary_is_refused() {
        try (Engine engine = start(EngineSettings.DEFAULT)) {
            assertThatThrownBy(() -> engine.submit(request(500, 13, 0, 1), new RecordedGeneration()))
                    .hasMessageContaining("context of 512");
            assertThatThrownBy(
                            () -> engine.submit(new GenerationRequest(List.of(512), 1, 0, 1), new RecordedGeneration()))
                    .hasMessageContaining("token that does not exist");
            assertThat(engine.submit(request(500, 12, 0, 1), new RecordedGeneration()))
                    .isPresent();
        }
    }

    private Engine start(EngineSettings settings) {
        Engine engine = new Engine(weights, NO_END, settings);
        engine.start();
        return engine;
    }

    private static GenerationRequest request(int promptTokens, int maxTokens, double temperature, long seed) {
        Random random = new Random(seed);
        List<Integer> prompt = new ArrayList<>();
        for (int i = 0; i < promptTokens; i++) {
            prompt.add(random.nextInt(512));
        }
        return new GenerationRequest(prompt, maxTokens, temperature, seed);
    }

    private static RecordedGeneration submit(Engine engine, GenerationRequest request) {
        RecordedGeneration recorded = new RecordedGeneration();
        assertThat(engine.submit(request, recorded)).isPresent();
        return recorded;
    }

    private static List<Integer> generate(Engine engine, GenerationRequest request) throws Exception {
        RecordedGeneration recorded = submit(engine, request);
        assertThat(recorded.awaitEnd()).isEqualTo(FinishReason.LENGTH);
        assertThat(recorded.tokens()).hasSize(request.maxTokens());
        return recorded.tokens();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
