package io.ridethrough.simulations.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultCatalogTest {

    private static final String SOUND = """
            preset: tiny
            story: A model coughs. Then it is well.
            source:
              title: A cough
              url: https://example.org/cough
            faults:
              - fault: http-error
                status: 503
                lasts: 2s
              - fault: first-token
                delay: 1s
                starts-after: 2s
                lasts: 3s
            """;

    @TempDir
    Path folder;

    @Test
    void it_holds_the_presets_that_are_promised() {
        assertThat(ScenarioFixture.CATALOG.list())
                .contains(
                        "cold-start",
                        "gpu-out-of-memory",
                        "model-reload",
                        "network-partition",
                        "noisy-neighbour",
                        "rate-limit",
                        "regional-outage",
                        "slow-leak");
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_preset_is_sound_and_names_its_source(String name) throws IOException {
        FaultPreset preset = ScenarioFixture.CATALOG.preset(name);

        assertThat(preset.headline()).hasSizeBetween(30, 160).endsWith(".");
        assertThat(preset.story()).hasSizeGreaterThan(preset.headline().length());
        assertThat(preset.source().title()).isNotBlank();
        assertThat(preset.takes()).isPositive();
        assertThat(schemaErrors(
                        Files.readString(ScenarioFixture.CATALOG.directory().resolve(name + ".yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_preset_can_be_injected_and_healed(String name) {
        try (FaultProxyServer server = FaultProxyServer.start(FaultProxySettings.defaults())) {
            server.createHttpProxy("inference", "127.0.0.1:1", 0, Optional.empty());
            try (ToxiproxyInjector injector = ToxiproxyInjector.connect(server.apiUrl())) {
                for (TimedFault timed : ScenarioFixture.CATALOG.preset(name).faults()) {
                    assertThat(injector.supports(timed.fault())).isTrue();
                    Injection injection = injector.inject("inference", timed.fault(), timed.share());
                    injection.close();
                }
            }
        }
    }

    static List<String> names() {
        return ScenarioFixture.CATALOG.list();
    }

    @Test
    void a_preset_takes_as_long_as_the_last_of_its_faults() throws IOException {
        FaultPreset preset = read(SOUND);

        assertThat(preset.takes()).hasSeconds(5);
        assertThat(preset.headline()).isEqualTo("A model coughs.");
    }

    @Test
    void all_mistakes_of_a_preset_are_told_at_once() throws IOException {
        assertThat(schemaErrors(SOUND.replace("    lasts: 3s\n", "    lasts: 3s\n    on: inference\n")))
                .isNotEmpty();
        assertThatThrownBy(() -> read(SOUND.replace("https://", "http://")
                        .replace("title: A cough", "titel: A cough")
                        .replace("status: 503", "status: 200")
                        .replace("    starts-after: 2s\n    lasts: 3s\n", "    on: inference\n    lasts: 3s\n")))
                .hasMessageContainingAll(
                        "tiny.yaml:4: source.titel: unknown key `titel`, did you mean `title`?",
                        "source.url: `http://example.org/cough` is no URL that begins with `https://`",
                        "faults[0].status: `200` is too small: at least `400`",
                        "faults[1].on: unknown key `on`");
    }

    @Test
    void a_fault_without_an_end_is_refused() throws IOException {
        assertThat(schemaErrors(SOUND)).isEmpty();
        assertThat(schemaErrors(SOUND.replace("    lasts: 3s\n", ""))).isNotEmpty();
        assertThatThrownBy(() -> read(SOUND.replace("    lasts: 3s\n", "")))
                .hasMessageContaining("faults[1].lasts: missing key `lasts`");
    }

    @Test
    void faults_of_a_preset_that_clash_are_refused() {
        assertThatThrownBy(() -> read(SOUND + "  - fault: outage\n    starts-after: 4s\n    lasts: 1s\n"))
                .hasMessageContaining("faults[2].fault: `outage` and `first-token` in this preset can't both show");
    }

    @Test
    void a_preset_that_is_named_unlike_its_file_is_refused() {
        assertThatThrownBy(() -> read(SOUND.replace("preset: tiny", "preset: teeny")))
                .hasMessageContaining("is named `teeny`: name preset and file alike");
    }

    @Test
    void a_misspelt_name_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> ScenarioFixture.CATALOG.preset("cold-strat"))
                .hasToString("cold-strat: there is no such preset, did you mean `cold-start`?");
    }

    @Test
    void a_folder_that_is_not_there_holds_nothing() {
        assertThat(new FaultCatalog(Path.of("nowhere")).list()).isEmpty();
    }

    private FaultPreset read(String text) throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), text);
        return new FaultCatalog(folder).preset("tiny");
    }

    private static List<String> schemaErrors(String yaml) throws IOException {
        String preset = uri(ScenarioFixture.CATALOG.directory().resolve("preset.schema.json"));
        String scenario = uri(ScenarioFixture.SCENARIOS.resolve("scenario.schema.json"));
        Map<String, String> texts = Map.of(
                preset, Files.readString(Path.of(URI.create(preset))),
                scenario, Files.readString(Path.of(URI.create(scenario))));
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(texts))
                .getSchema(SchemaLocation.of(preset));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    private static String uri(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }
}
