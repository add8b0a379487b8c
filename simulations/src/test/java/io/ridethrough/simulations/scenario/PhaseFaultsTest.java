package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.InferenceFault.Cut;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.Lateness.Bucket;
import io.ridethrough.faults.Lateness.Spread;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.simulations.scenario.Scenario.PhaseFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phase of ten seconds can be told to break. */
class PhaseFaultsTest {

    private static final String FAULT = "- fault: latency\n        on: inference\n        delay: 4s\n";

    private static final String PRESET = """
            preset: tiny
            story: A model coughs. Then it is well.
            source: {title: A cough, url: "https://example.org/cough"}
            faults:
              - {fault: outage, lasts: 2s}
              - {fault: http-error, status: 503, share: 30%, starts-after: 2s, lasts: 3s}
            """;

    @TempDir
    Path folder;

    @Test
    void faults_of_the_network_with_all_that_they_can_be_told() throws IOException {
        assertThat(read(
                        "fault: latency, on: inference, delay: 4s, jitter: 1s, spread: lognormal",
                        "fault: slow-close, on: payment, delay: 2s",
                        "fault: slicer, on: payment, average-bytes: 64, variation-bytes: 32, delay: 10ms",
                        "fault: limit-data, on: payment, bytes: 2048"))
                .containsExactly(
                        new NetworkFault.Latency(new Lateness(
                                Duration.ofSeconds(4), Duration.ofSeconds(1), Spread.LOGNORMAL, List.of())),
                        new NetworkFault.SlowClose(Duration.ofSeconds(2)),
                        new NetworkFault.Slicer(64, 32, Duration.ofMillis(10)),
                        new NetworkFault.LimitData(2048));
    }

    @Test
    void faults_of_a_model_with_all_that_they_can_be_told() throws IOException {
        assertThat(read(
                        "fault: first-token, on: inference, recorded: [{delay: 120ms, count: 9}, {delay: 3s, count: 1}]",
                        "fault: token-stall, on: inference, delay: 80ms, jitter: 40ms, spread: normal, after-tokens: 2",
                        "fault: cut-stream, on: inference, after-tokens: 3, how: reset",
                        "fault: truncate-frame, on: inference",
                        "fault: http-error, on: inference, status: 429, retry-after: 2s",
                        "fault: malformed-json, on: inference, after-tokens: 1",
                        "fault: wrong-content, on: inference, replace: {FUND-A: FUND-B}",
                        "fault: model-version, on: inference, model: advisor-v2",
                        "fault: slow-upload, on: inference, rate: 8kB/s"))
                .containsExactly(
                        new InferenceFault.FirstToken(Lateness.recorded(
                                List.of(new Bucket(Duration.ofMillis(120), 9), new Bucket(Duration.ofSeconds(3), 1)))),
                        new InferenceFault.TokenStall(
                                new Lateness(Duration.ofMillis(80), Duration.ofMillis(40), Spread.NORMAL, List.of()),
                                2),
                        new InferenceFault.CutStream(3, Cut.RESET),
                        new InferenceFault.TruncateFrame(0, Cut.CLOSE),
                        new InferenceFault.HttpError(429, Optional.of(Duration.ofSeconds(2))),
                        new InferenceFault.MalformedJson(1),
                        new InferenceFault.WrongContent(Map.of("FUND-A", "FUND-B")),
                        new InferenceFault.ModelVersion("advisor-v2"),
                        new InferenceFault.SlowUpload(8));
    }

    @Test
    void as_much_of_a_truncated_frame_passes_as_is_said() throws IOException {
        assertThat(read("fault: truncate-frame, on: inference, how: finish, passed: 70%"))
                .containsExactly(new InferenceFault.TruncateFrame(0, Cut.FINISH, 70));
    }

    @Test
    void a_swap_of_the_models_version_names_the_version() throws IOException {
        assertThat(read("fault: model-swap, on: inference, to: v2"))
                .containsExactly(new DeploymentFault.ModelSwap("v2"));
    }

    @Test
    void every_kind_can_be_named() {
        assertThat(FaultKinds.KEYS_OF_KIND).hasSize(8 + 9 + 1);
    }

    @Test
    void a_fault_can_break_a_share_and_live_for_a_part_of_its_phase() throws IOException {
        PhaseFault fault = phaseFaults(
                        "fault: bandwidth, on: payment, rate: 64kB/s, share: 30%, starts-after: 3s, lasts: 5s")
                .get(0);

        assertThat(fault.timed())
                .isEqualTo(new TimedFault(
                        new NetworkFault.Bandwidth(64),
                        0.3,
                        Duration.ofSeconds(3),
                        Optional.of(Duration.ofSeconds(5))));
        assertThat(fault.description()).isEqualTo("bandwidth 64 kB/s, on 30 % of connections");
    }

    @Test
    void two_of_a_kind_can_follow_each_other() throws IOException {
        assertThat(phaseFaults(
                        "fault: outage, on: payment, lasts: 3s",
                        "fault: latency, on: payment, delay: 1s, starts-after: 3s, lasts: 2s",
                        "fault: latency, on: payment, delay: 2s, starts-after: 5s"))
                .hasSize(3);
    }

    @Test
    void a_preset_is_spelt_out() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PRESET);

        assertThat(phaseFaults("preset: tiny, on: inference"))
                .extracting(PhaseFault::target, PhaseFault::description)
                .containsExactly(
                        tuple("inference", "tiny: outage: connections are refused"),
                        tuple("inference", "tiny: answers 503, on 30 % of requests"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fault: outage, on: payment, share: 30%                                     | faults[0].share     | unknown key `share`
                    fault: first-token, on: payment, delay: 1s                                 | faults[0].on        | `first-token` breaks a model's answers: only `inference` gives any
                    fault: latency, on: payment, delay: 1s, starts-after: 10s                  | faults[0].starts-after | lies beyond the phase, which lasts `10s`
                    fault: latency, on: payment, delay: 1s, starts-after: 8s, lasts: 5s        | faults[0].lasts     | ends `3s` after the phase, which lasts `10s`
                    fault: latency, on: payment, delay: 1s, spread: normal                     | faults[0].spread    | needs a `jitter`, its standard deviation
                    fault: latency, on: payment, delay: 1s, jitter: 1s, spread: lognromal      | faults[0].spread    | unknown spread `lognromal`, did you mean `lognormal`?
                    fault: latency, on: payment, recorded: [{delay: 1s, count: 2}], jitter: 1s | faults[0].jitter    | means nothing beside `recorded`
                    fault: latency, on: payment, recorded: [{delay: 1s, count: 0}]             | faults[0].recorded  | counts nothing
                    fault: latency, on: payment                                                | faults[0].delay     | missing key `delay`: how late, such as `4s`; or `recorded`
                    fault: http-error, on: inference, status: 429, retry-after: 1500ms         | faults[0].retry-after | is finer than a second
                    fault: http-error, on: inference                                           | faults[0].status    | missing key `status`
                    fault: cut-stream, on: inference, how: hard                                | faults[0].how       | unknown way to cut `hard`; known: `finish`, `close`, `reset`
                    fault: slicer, on: payment, average-bytes: 8, variation-bytes: 8           | faults[0].variation-bytes | isn't less than `average-bytes`
                    fault: wrong-content, on: inference, replace: {}                           | faults[0].replace   | is empty
                    fault: http-eror, on: inference                                            | faults[0].fault     | unknown fault `http-eror`, did you mean `http-error`?
                    fault: model-swap, on: inference                                           | faults[0].to        | missing key `to`: the version that is served meanwhile
                    fault: model-swap, on: inference, to: v2, share: 30%                       | faults[0].share     | unknown key `share`
                    fault: model-swap, on: payment, to: v2                                     | faults[0].on        | `model-swap` changes a model's version: only `inference` has any
                    fault: model-swop, on: inference, to: v2                                   | faults[0].fault     | unknown fault `model-swop`, did you mean `model-swap`?
                    preset: tinny, on: inference                                               | faults[0].preset    | unknown preset `tinny`, did you mean `tiny`?
                    preset: tiny, on: payment                                                  | faults[0].on        | `http-error` breaks a model's answers
                    preset: tiny, on: inference, share: 3%                                     | faults[0].share     | unknown key `share`
                    """)
    void one_slip_is_one_mistake(String fault, String key, String what) throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PRESET);

        assertOneMistake(key, what, fault);
    }

    @Test
    void a_preset_that_does_not_fit_its_phase_is_refused() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PRESET.replace("lasts: 3s", "lasts: 9s"));

        assertOneMistake(
                "faults[0].preset",
                "`tiny` takes `11s`, and the phase lasts `10s`: lengthen the phase",
                "preset: tiny, on: inference");
    }

    @Test
    void a_preset_that_clashes_with_another_fault_is_refused() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PRESET);

        assertOneMistake(
                "faults[1].preset",
                "`outage` and `latency` on `inference` can't both show: an outage refuses every connection",
                "fault: latency, on: inference, delay: 1s",
                "preset: tiny, on: inference");
    }

    @Test
    void a_preset_with_mistakes_is_a_mistake_where_it_is_used() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PRESET.replace("status: 503", "status: 200"));

        assertOneMistake("faults[0].preset", "has mistakes of its own: ", "preset: tiny, on: inference");
    }

    @Test
    void the_readmes_example_is_sound() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int start = readme.indexOf("```yaml\n    faults:\n") + "```yaml\n    faults:\n".length();
        String example = readme.substring(start, readme.indexOf("```", start));
        String text = ScenarioFixture.with(FAULT, example.strip() + "\n")
                .replace("lasts: 10s\n    faults", "lasts: 60s\n    faults");

        assertThat(ScenarioFile.read(ScenarioFixture.file(folder, text), ScenarioFixture.CATALOG)
                        .phases()
                        .get(2)
                        .faults())
                .extracting(fault -> fault.fault().kind())
                .containsExactly("first-token", "http-error", "timeout");
    }

    private void assertOneMistake(String key, String what, String... faults) throws IOException {
        List<Mistake> mistakes = ScenarioFixture.mistakesOf(scenario(faults), new FaultCatalog(folder));

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("phases[2]." + key);
            assertThat(mistake.what()).contains(what);
        });
    }

    private List<Fault> read(String... faults) throws IOException {
        return phaseFaults(faults).stream().map(PhaseFault::fault).toList();
    }

    private List<PhaseFault> phaseFaults(String... faults) throws IOException {
        return ScenarioFile.read(scenario(faults), new FaultCatalog(folder))
                .phases()
                .get(2)
                .faults();
    }

    private Path scenario(String... faults) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String fault : faults) {
            list.append(list.isEmpty() ? "" : "      ")
                    .append("- {")
                    .append(fault)
                    .append("}\n");
        }
        return ScenarioFixture.file(folder, ScenarioFixture.with(FAULT, list.toString()));
    }
}
