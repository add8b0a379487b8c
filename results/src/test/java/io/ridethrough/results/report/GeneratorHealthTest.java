package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.summary.RunSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorHealthTest {
    private final HandMadeRun run = new HandMadeRun().startsAtOrigin();

    @Test
    void the_most_that_its_heap_held_is_told_with_its_limit() {
        word(1, ExampleRun.fields().put("sent", 1).put("heapUsedMiB", 180).put("heapLimitMiB", 495));
        word(2, ExampleRun.fields().put("sent", 2).put("heapUsedMiB", 413).put("heapLimitMiB", 495));
        word(3, ExampleRun.fields().put("sent", 3).put("heapUsedMiB", 95).put("heapLimitMiB", 495));

        assertThat(notes())
                .containsExactly("The generator's heap held at most 413 MiB of the 495 MiB that it may have (83 %),"
                        + " garbage included.");
    }

    @Test
    void a_heap_without_a_known_limit_is_told_without_one() {
        word(1, ExampleRun.fields().put("sent", 1).put("heapUsedMiB", 1_413));

        assertThat(notes()).containsExactly("The generator's heap held at most 1\u202f413 MiB, garbage included.");
    }

    @Test
    void of_an_older_run_nothing_is_said_of_memory() {
        word(1, ExampleRun.fields().put("sent", 1));

        assertThat(RunSummary.of(run.record()).generatorHeap()).isEmpty();
        assertThat(notes()).isEmpty();
    }

    @Test
    void its_processor_time_is_that_of_its_last_word() {
        word(1, ExampleRun.fields().put("sent", 1).put("cpuMillis", 4_100));
        word(2, ExampleRun.fields().put("sent", 2).put("cpuMillis", 12_340));

        assertThat(notes()).containsExactly("The generator used 12.34 s of processor time, its start included.");
    }

    @Test
    void the_page_tells_it_beside_the_lag() {
        word(1, ExampleRun.fields().put("sent", 1).put("heapUsedMiB", 180).put("heapLimitMiB", 495));
        Html html = new Html();

        AccountsSection.add(html, ReportModel.of(run.record(), ExampleVerdict.failing()));

        assertThat(html.toString().split("id=\"generator\"", 2)[1])
                .contains("held at most 180 MiB of the 495 MiB that it may have (36 %)");
    }

    private void word(int second, ObjectNode fields) {
        run.journal.add(ExampleRun.event(second, "generator", fields));
    }

    private List<String> notes() {
        return ReportModel.of(run.record(), ExampleVerdict.failing())
                .generator()
                .notes();
    }
}
