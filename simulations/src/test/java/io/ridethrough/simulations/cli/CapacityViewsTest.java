package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.report.CapacityFile;
import io.ridethrough.results.capacity.report.CapacityPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code capacity report} and {@code capacity compare}: what is shown of studies that are stored. */
class CapacityViewsTest {
    private static final String EARLIER = "20260101-000000-capacity-embedded";
    private static final String LATER = "20260201-000000-capacity-embedded";
    private static final String SAME = "20260301-000000-capacity-embedded";

    @TempDir
    private Path runs;

    @BeforeEach
    void studies_are_stored() throws IOException {
        StoredStudies.store(runs, EARLIER, 400, Objective.DEFAULT);
        StoredStudies.store(runs, LATER, 320, Objective.DEFAULT);
        StoredStudies.store(runs, SAME, 402, Objective.DEFAULT);
    }

    @Test
    void the_page_is_written_again_and_told() throws IOException {
        Path page = runs.resolve(SAME).resolve(CapacityPage.NAME);

        CommandLineRun run = capacity("report", "last");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo(page.toString());
        assertThat(Files.readString(page)).contains("At least 389 orders a minute with the model healthy.");
    }

    @Test
    void as_json_it_is_the_studys_file() throws IOException {
        String file = Files.readString(runs.resolve(EARLIER).resolve(CapacityFile.NAME));

        assertThat(capacity("report", EARLIER, "--json").out().strip()).isEqualTo(file.strip());
    }

    @Test
    void a_difference_is_told_with_its_interval() {
        CommandLineRun run = capacity("compare", EARLIER, LATER, "--no-color");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Orders a minute within place-order p95 < 2 s")
                .containsPattern(
                        "healthy +400 \\(388 to 412\\) +320 \\(310 to 330\\) +lower: -20.0 % \\(-23.3 to -16.5 %\\)")
                .containsPattern("slow +none +none +cannot tell")
                .contains("slow: In the first study the load generator was full first.");
    }

    @Test
    void no_difference_is_made_of_what_the_intervals_leave_room_for() {
        assertThat(capacity("compare", EARLIER, SAME, "--no-color").out())
                .containsPattern("healthy .*no difference shown: \\+0.5 % \\(-3.7 to \\+4.9 %\\)");
    }

    @Test
    void a_comparison_is_json_too() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(capacity("compare", EARLIER, LATER, "--json").out());

        assertThat(json.path("before").asText()).isEqualTo(EARLIER);
        assertThat(json.path("changes").path(0).path("change").asText()).isEqualTo("lower");
        assertThat(json.path("changes").path(0).path("ratio").path("ratio").asDouble())
                .isEqualTo(0.8);
        assertThat(json.path("changes").path(1).path("ratio").isNull()).isTrue();
    }

    @Test
    void studies_of_two_objectives_are_refused() throws IOException {
        StoredStudies.store(runs, "other", 400, Objective.parse("place-order p99<2s"));

        CommandLineRun run = capacity("compare", EARLIER, "other");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .contains("other: it was held against guest-checkout/place-order p99<2s")
                .contains("only studies of one objective can be compared");
    }

    @Test
    void a_study_that_is_not_there_is_told_with_the_nearest() {
        CommandLineRun run = capacity("report", EARLIER.replace("embedded", "embeded"));

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("there is no such study, did you mean `" + EARLIER + "`?");
    }

    @Test
    void a_damaged_file_is_told_and_nothing_is_written() throws IOException {
        Files.writeString(runs.resolve(LATER).resolve(CapacityFile.NAME), "{ \"format\" : 1 }");

        CommandLineRun run = capacity("report", LATER);

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("is not a valid CapacityReport");
        assertThat(runs.resolve(LATER).resolve(CapacityPage.NAME)).doesNotExist();
    }

    @Test
    void a_study_that_has_not_come_to_figures_says_so() throws IOException {
        Files.createDirectories(runs.resolve("begun"));

        assertThat(capacity("report", "begun").err()).contains("begun: it has no capacity.json");
    }

    private CommandLineRun capacity(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "capacity";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = runs.toString();
        return CommandLineRun.of(all);
    }
}
