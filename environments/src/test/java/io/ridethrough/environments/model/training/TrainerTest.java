package io.ridethrough.environments.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.corpus.Corpus;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.environments.model.gguf.GgufWriter;
import io.ridethrough.environments.model.gguf.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int STEPS = 8;
    /** Of the file after {@value #STEPS} steps, on every machine and JDK. */
    private static final String SHA_256 = "beac63c61a41e8911ac5b09efe7a65cda2b191370d3d2c2e4450dc6b0eccc879";

    @Test
    void a_few_steps_give_the_recorded_file_whatever_the_number_of_threads() throws Exception {
        byte[] alone = train(1);
        assertThat(WeightsOutput.sha256(alone)).isEqualTo(SHA_256);
        assertThat(train(3)).isEqualTo(alone);
    }

    @Test
    void a_file_that_is_read_again_goes_on_from_the_same_numbers() throws Exception {
        ModelContent content = Recipe.of(Rulebook.V1).start();
        Gguf written = content.toGguf("x", TensorType.F32);
        ModelContent read = ModelContent.from(GgufReader.read(ByteBuffer.wrap(GgufWriter.toBytes(written))));
        assertThat(read.vocabulary()).isEqualTo(content.vocabulary());
        content.parameters()
                .all()
                .forEach(
                        (name, values) -> assertThat(read.parameters().of(name)).isEqualTo(values));
    }

    @Test
    void no_answer_is_longer_than_the_store_asks_for_and_no_lesson_than_the_context() throws Exception {
        ModelContent content = Recipe.of(Rulebook.V1).start();
        Trainer trainer = new Trainer(Recipe.of(Rulebook.V1), content);
        Corpus corpus = Corpus.taught(Rulebook.V1, 9);
        for (int i = 0; i < 2_000; i++) {
            Lesson lesson = trainer.lesson(corpus.next());
            assertThat(lesson.answerTokens()).isLessThanOrEqualTo(Exam.MOST_TOKENS);
            assertThat(lesson.tokens().length).isLessThan(content.shape().contextLength() / 2);
        }
    }

    private static byte[] train(int threads) throws Exception {
        Recipe recipe = Recipe.of(Rulebook.V1).withSteps(STEPS);
        ModelContent content = recipe.start();
        List<Double> losses = new ArrayList<>();
        new Trainer(recipe, content).train(content, threads, (step, loss) -> losses.add(loss));
        assertThat(losses.get(STEPS - 1)).isLessThan(losses.get(0));
        return GgufWriter.toBytes(content.toGguf(recipe.name(), TensorType.Q8_0));
    }
}
