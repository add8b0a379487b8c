package io.ridethrough.environments.model.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.model.contest.ContestantLoop.Arguments;
import io.ridethrough.environments.model.contest.ContestantProcess.Round;
import io.ridethrough.environments.model.contest.ContestantProcess.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestantProcessTest {
    @TempDir
    private Path folder;

    @Test
    void a_round_has_every_answer_in_its_place_and_the_processor_time_it_took() throws Exception {
        try (ContestantProcess process = start("works", "ab", "", "line one\nline two, ä;")) {
            Round round = process.answers();

            assertThat(process.tokens()).containsExactly(List.of(97, 98), List.of(), codes("line one\nline two, ä;"));
            assertThat(round.answers().get(0)).containsExactly("a", "", "b", "");
            assertThat(round.texts()).containsExactly("ab", "", "line one\nline two, ä;");
            assertThat(round.tokens()).isEqualTo(2 * (2 + 21));
            assertThat(cpuOfRounds(process)).isPositive();
            assertThat(round.elapsed()).isPositive();
        }
    }

    @Test
    void natives_that_do_not_load_make_it_unavailable_and_tell_why() {
        assertThatThrownBy(() -> start("no natives", "a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no such library");
    }

    @Test
    void weights_that_it_refuses_are_a_failure_and_no_lack_of_a_peer() {
        assertThatThrownBy(() -> start("refuses", "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not these weights");
    }

    @Test
    void a_process_that_dies_while_it_loads_is_a_failure() {
        assertThatThrownBy(() -> start("dies", "a")).isInstanceOf(IOException.class);
    }

    @Test
    void a_process_that_dies_in_a_round_is_a_failure() throws Exception {
        try (ContestantProcess process = start("dies later", "a")) {
            assertThatThrownBy(process::answers).isInstanceOf(IOException.class);
        }
    }

    /** Of as many rounds as it takes to be seen: the system counts in ticks of ten milliseconds. */
    private static Duration cpuOfRounds(ContestantProcess process) throws IOException {
        Duration cpu = Duration.ZERO;
        for (int round = 0; round < 2_000 && cpu.isZero(); round++) {
            cpu = process.answers().cpu();
        }
        return cpu;
    }

    private ContestantProcess start(String weights, String... prompts) throws IOException, UnavailableException {
        Path file = ContestantProcess.write(List.of(prompts), folder.resolve("prompts"));
        Arguments arguments = new Arguments(Path.of(weights), file, 2, 64, 1);
        return ContestantProcess.start(Launch.compiled(Scripted.class, folder), arguments, folder.resolve("log"));
    }

    private static List<Integer> codes(String text) {
        return text.chars().boxed().toList();
    }

    /** Does what its weights are named for; its answer is the prompt, letter by letter with a piece of nothing between. */
    record Scripted(String behaviour) implements Contestant {
        public static void main(String[] words) {
            System.out.println("what a native library says while it loads");
            ContestantLoop.serve(words, Scripted::load);
        }

        private static Scripted load(Arguments arguments) throws IOException {
            String behaviour = arguments.weights().toString();
            switch (behaviour) {
                case "no natives" -> throw new UnsatisfiedLinkError("no such library");
                case "refuses" -> throw new IOException("not these weights");
                case "dies" -> Runtime.getRuntime().halt(134);
                default -> {}
            }
            return new Scripted(behaviour);
        }

        @Override
        public List<Integer> tokens(String message) {
            return codes(message);
        }

        @Override
        public List<String> answer(String message, int maxTokens) {
            if (behaviour.equals("dies later")) {
                Runtime.getRuntime().halt(134);
            }
            return message.chars()
                    .mapToObj(Character::toString)
                    .flatMap(letter -> List.of(letter, "").stream())
                    .toList();
        }
    }
}
