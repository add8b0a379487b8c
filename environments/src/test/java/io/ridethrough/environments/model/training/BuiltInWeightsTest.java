package io.ridethrough.environments.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.golden.GoldenPrompts;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.stubs.store.inference.InferencePoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInWeightsTest {
    private static final int PROFILES = 500;

    @ParameterizedTest
    @EnumSource(Rulebook.class)
    void a_version_is_named_and_its_checksum_is_beside_it(Rulebook version) throws Exception {
        String label = version.name().toLowerCase(Locale.ROOT);
        byte[] file = resource("advisor-" + label + ".gguf");
        assertThat(new String(resource("advisor-" + label + ".gguf.sha256"), StandardCharsets.US_ASCII))
                .isEqualTo(WeightsOutput.sha256(file) + "  advisor-" + label + ".gguf\n");
        assertThat(GgufReader.read(ByteBuffer.wrap(file)).text("general.name"))
                .isEqualTo("ridethrough-advisor-" + label);
        assertThat(file.length).isBetween(250_000, 2_000_000);
    }

    @Test
    void the_first_version_serves_where_no_other_is_named() throws Exception {
        assertThat(WeightsFile.builtIn().bytes()).isEqualTo(ByteBuffer.wrap(resource("advisor-v1.gguf")));
    }

    @Test
    void the_first_version_is_right_for_98_of_100_profiles_and_the_second_agrees_with_it_for_75_to_90()
            throws Exception {
        Marks first = Marks.of(model("v1"), Rulebook.V1, InferencePoint.ADVICE, PROFILES);
        Marks second = Marks.of(model("v2"), Rulebook.V2, InferencePoint.ADVICE, PROFILES);
        assertThat(first.right()).isGreaterThanOrEqualTo(PROFILES * 98 / 100);
        assertThat(first.ended()).isEqualTo(PROFILES);
        assertThat(second.right()).isGreaterThanOrEqualTo(PROFILES * 98 / 100);
        assertThat(second.agreement(first)).isBetween(PROFILES * 75 / 100, PROFILES * 90 / 100);
    }

    @ParameterizedTest
    @CsvSource({"v1, V1", "v2, V2"})
    void both_versions_judge_identities_and_repeat_figures(String version, Rulebook rules) throws Exception {
        assertThat(Marks.of(model(version), rules, InferencePoint.IDENTITY, 100).right())
                .isGreaterThanOrEqualTo(97);
        assertThat(Marks.of(model(version), rules, InferencePoint.SUMMARY, 100).right())
                .isGreaterThanOrEqualTo(97);
    }

    @Test
    void the_first_version_decides_nearly_all_golden_prompts_as_expected_and_never_leaves_a_jurisdiction()
            throws Exception {
        List<GoldenPrompt> prompts = GoldenPrompts.builtIn();
        List<Exam.Answer> answers =
                Exam.sit(model("v1"), prompts.stream().map(GoldenPrompt::prompt).toList());
        int expected = 0;
        for (int i = 0; i < prompts.size(); i++) {
            String decision = GoldenPrompt.decisionOf(answers.get(i).text());
            expected += decision.equals(prompts.get(i).decision()) ? 1 : 0;
            if (prompts.get(i).purpose().equals("advice")) {
                assertThat(prompts.get(i).allowed()).as(prompts.get(i).id()).contains(decision);
            }
        }
        assertThat(expected).isGreaterThanOrEqualTo(prompts.size() * 98 / 100);
    }

    private static Gguf model(String version) throws IOException {
        return GgufReader.read(ByteBuffer.wrap(resource("advisor-" + version + ".gguf")));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WeightsFile.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
