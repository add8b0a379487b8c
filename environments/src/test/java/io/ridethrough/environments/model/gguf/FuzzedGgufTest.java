package io.ridethrough.environments.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The built-in weights, made wrong in a thousand ways: each is refused with a reason, or loads and answers. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FuzzedGgufTest {
    private static final int FILES = 1_000;
    private static final long MOST_BYTES_A_FILE_BYTE = 40;
    /** What one slot of the longest context takes, four times over. */
    private static final long MOST_BYTES_A_SLOT = 64_000_000;

    private static final int SMALL_FILE_BYTES = 4_096;
    private static final EngineSettings ONE_SLOT = new EngineSettings(1, 0, 64, Duration.ZERO);

    @Test
    void a_fuzzed_file_is_refused_with_a_reason_or_answers_within_the_memory_that_it_warrants() throws Exception {
        byte[] sound = builtIn();
        GgufFields fields = GgufFields.of(sound);
        // What the first pass allocates beyond the content is classes.
        assertThat(isAnswering(new FuzzedFile("sound", sound))).isTrue();
        int answering = 0;
        for (long seed = 0; seed < FILES; seed++) {
            FuzzedFile fuzzed = FuzzedFile.of(sound, fields, seed);
            try {
                answering += isAnswering(fuzzed) ? 1 : 0;
            } catch (Exception | Error e) {
                throw new AssertionError("seed " + seed + ": " + fuzzed.how(), e);
            }
        }
        assertThat(answering).as("files that still answer").isBetween(FILES / 50, FILES / 2);
    }

    @Test
    void a_context_beyond_reason_takes_no_more_memory_than_the_longest_that_is_used() throws Exception {
        for (long length : new long[] {8_192, 65_536, 1 << 20, (1 << 20) + 1, Integer.MAX_VALUE}) {
            Gguf sound = GgufReader.read(ByteBuffer.wrap(builtIn()));
            Map<String, MetadataValue> metadata = new LinkedHashMap<>(sound.metadata());
            metadata.put("llama.context_length", new MetadataValue.Whole(length));
            byte[] file = GgufWriter.toBytes(new Gguf(metadata, sound.tensors()));

            boolean isWithinReason = length > 0 && length <= 1 << 20;
            assertThat(isAnswering(new FuzzedFile("a context of " + length, file)))
                    .isEqualTo(isWithinReason);
        }
    }

    private static boolean isAnswering(FuzzedFile file) throws Exception {
        long before = allocatedBytes();
        try {
            Gguf gguf = GgufReader.read(file.bytes());
            BytePairTokenizer tokenizer = BytePairTokenizer.from(gguf);
            List<Integer> prompt = new ChatFormat(tokenizer).prompt(List.of(new ChatMessage("user", "Hi")));
            LlamaWeights weights = LlamaWeights.from(gguf);
            assertAllocated(before, MOST_BYTES_A_FILE_BYTE * Math.max(file.length(), SMALL_FILE_BYTES), file);
            before = allocatedBytes();
            try (Engine engine = new Engine(weights, tokenizer.endToken(), ONE_SLOT)) {
                assertAllocated(before, MOST_BYTES_A_SLOT, file);
                engine.start();
                answer(engine, prompt);
            }
            return true;
        } catch (MalformedGgufException e) {
            assertAllocated(before, MOST_BYTES_A_FILE_BYTE * Math.max(file.length(), SMALL_FILE_BYTES), file);
            assertThat(e.getMessage()).as(file.how()).isNotBlank();
            return false;
        }
    }

    private static void assertAllocated(long before, long most, FuzzedFile file) {
        assertThat(allocatedBytes() - before)
                .as("bytes allocated for %s", file.how())
                .isLessThan(most);
    }

    private static void answer(Engine engine, List<Integer> prompt) throws Exception {
        CompletableFuture<FinishReason> end = new CompletableFuture<>();
        GenerationListener listener = new GenerationListener() {
            @Override
            public void onToken(int token) {}

            @Override
            public void onEnd(FinishReason reason) {
                end.complete(reason);
            }
        };
        assertThat(engine.submit(new GenerationRequest(prompt, 3, 0, 1), listener))
                .isPresent();
        assertThat(end.get(10, TimeUnit.SECONDS)).isIn(FinishReason.STOP, FinishReason.LENGTH);
    }

    private static byte[] builtIn() throws IOException {
        ByteBuffer bytes = WeightsFile.builtIn().bytes().duplicate();
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
