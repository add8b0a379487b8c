package io.ridethrough.environments.model.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.model.ModelSettings;
import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.SeededVersions;
import io.ridethrough.environments.model.engine.EngineSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SwapUnderLoadTest {
    private static final int STREAMS = 300;
    private static final int FLAWED_STREAMS = 60;
    private static final int AT_ONCE = 8;
    private static final int LEAST_SWAPS = 300;
    private static final int QUESTIONS = 10;
    private static final Map<String, Object> OPTIONS = Map.of("max_tokens", 40, "temperature", 0);
    private static final ModelSettings TWO = ModelSettings.of(SeededVersions.number(1))
            .withStandby(List.of(SeededVersions.number(2)))
            .withEngine(new EngineSettings(AT_ONCE, AT_ONCE, 64, Duration.ofMillis(1)));

    /**
     * One stream as its client saw it.
     *
     * @param signatures every distinct model and fingerprint in it
     * @param swaps that happened while it ran
     */
    private record Seen(int question, Set<String> signatures, String text, int swaps) {}

    @Test
    void no_answer_mixes_versions_however_often_they_are_swapped() throws Exception {
        try (ReferenceModel model =
                ReferenceModel.start(TWO.withServer(ServerSettings.on(0).controlled()))) {
            Asker asker = new Asker(model.address());
            Map<String, String> texts = textsOfEachVersion(asker);

            List<Seen> streams = streamsUnderSwaps(model, asker, STREAMS, 1);

            assertThat(streams).allSatisfy(seen -> {
                assertThat(seen.signatures()).hasSize(1);
                String signature = seen.signatures().iterator().next();
                assertThat(seen.text()).as(signature).isEqualTo(texts.get(signature + seen.question()));
            });
            assertThat(streams.stream().filter(seen -> seen.swaps() > 0).count())
                    .as("streams during which the version was swapped")
                    .isGreaterThan(STREAMS / 2);
            // Each swap is seen by as many streams as ran at its time.
            assertThat(streams.stream().mapToInt(Seen::swaps).sum() / AT_ONCE)
                    .as("swaps")
                    .isGreaterThan(LEAST_SWAPS);
            assertThat(streams.stream()
                            .flatMap(seen -> seen.signatures().stream())
                            .distinct())
                    .hasSize(2);
            assertThat(model.counts().running() + model.counts().waiting()).isZero();
        }
    }

    @Test
    void a_server_that_switches_in_mid_stream_is_seen_to_mix_versions() throws Exception {
        ServerSettings flawed = ServerSettings.on(0).controlled().withDefect(ModelDefect.MID_STREAM_SWITCH);
        try (ReferenceModel model = ReferenceModel.start(TWO.withServer(flawed))) {
            Asker asker = new Asker(model.address());
            Map<String, String> texts = textsOfEachVersion(asker);

            List<Seen> streams = streamsUnderSwaps(model, asker, FLAWED_STREAMS, 100);

            List<Seen> mixed = streams.stream()
                    .filter(seen -> seen.signatures().size() > 1)
                    .toList();
            assertThat(mixed).hasSizeGreaterThan(FLAWED_STREAMS / 4);
            assertThat(mixed)
                    .anySatisfy(seen -> assertThat(seen.signatures())
                            .noneMatch(signature -> seen.text().equals(texts.get(signature + seen.question()))));
            assertThat(model.counts().running() + model.counts().waiting()).isZero();
        }
    }

    @Test
    void a_flawed_server_is_sound_as_long_as_nothing_is_swapped() throws Exception {
        ServerSettings flawed = ServerSettings.on(0).controlled().withDefect(ModelDefect.MID_STREAM_SWITCH);
        try (ReferenceModel model = ReferenceModel.start(TWO.withServer(flawed))) {
            Asker asker = new Asker(model.address());
            Map<String, String> texts = textsOfEachVersion(asker);

            Seen seen = ask(asker, 3, new AtomicInteger());

            assertThat(seen.text())
                    .isEqualTo(texts.get(seen.signatures().iterator().next() + 3));
        }
    }

    private static Map<String, String> textsOfEachVersion(Asker asker) throws Exception {
        Map<String, String> texts = new HashMap<>();
        for (String version : List.of("v2", "v1")) {
            asker.serve(version);
            for (int question = 0; question < QUESTIONS; question++) {
                JsonNode whole = asker.whole(question(question), OPTIONS);
                texts.put(signature(whole) + question, Asker.text(whole));
            }
        }
        return texts;
    }

    /** Streams from several clients, while the versions are swapped whenever so many tokens were produced. */
    private static List<Seen> streamsUnderSwaps(ReferenceModel model, Asker asker, int streams, int tokensASwap)
            throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            AtomicInteger swaps = new AtomicInteger();
            List<Future<Seen>> asked = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                int question = i % QUESTIONS;
                asked.add(clients.submit(() -> ask(asker, question, swaps)));
            }
            long swapAt = model.counts().generatedTokens() + tokensASwap;
            while (!asked.stream().allMatch(Future::isDone)) {
                if (model.counts().generatedTokens() < swapAt) {
                    LockSupport.parkNanos(200_000);
                    continue;
                }
                String next = swaps.get() % 2 == 0 ? "v2" : "v1";
                assertThat(asker.serve(next).statusCode()).isEqualTo(200);
                swaps.incrementAndGet();
                swapAt = model.counts().generatedTokens() + tokensASwap;
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> stream : asked) {
                seen.add(stream.get());
            }
            return seen;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Seen ask(Asker asker, int question, AtomicInteger swaps) throws Exception {
        int before = swaps.get();
        List<JsonNode> events = asker.streamed(question(question), OPTIONS);
        Set<String> signatures = new LinkedHashSet<>();
        events.forEach(event -> signatures.add(signature(event)));
        if (signatures.isEmpty()) {
            throw new IOException("an empty stream");
        }
        return new Seen(question, signatures, Asker.joined(events), swaps.get() - before);
    }

    private static String question(int number) {
        return "Client profile " + number + ": which fund?";
    }

    private static String signature(JsonNode part) {
        return part.path("model").asText() + " "
                + part.path("system_fingerprint").asText() + " ";
    }
}
