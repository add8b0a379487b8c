package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureAttachmentsTest {

    @TempDir
    private Path path;

    @Test
    void a_running_test_gets_report_verdict_and_journal() throws IOException {
        RunFolder folder = run();
        Path results = path.resolve("allure");
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        lifecycle.scheduleTestCase(new TestResult().setUuid("one"));
        lifecycle.startTestCase("one");

        assertThat(AllureAttachments.attach(folder, lifecycle)).isTrue();
        lifecycle.stopTestCase("one");
        lifecycle.writeTestCase("one");

        JsonNode attachments = new ObjectMapper()
                .readTree(Files.readString(results.resolve("one-result.json")))
                .path("attachments");
        assertThat(attachments)
                .extracting(one -> one.path("name").asText())
                .containsExactly("report.html", "verdict.json", "journal.ndjson");
        assertThat(attachments)
                .allSatisfy(one -> assertThat(results.resolve(one.path("source").asText()))
                        .hasContent(one.path("name").asText()));
    }

    @Test
    void where_no_test_runs_nothing_is_written() throws IOException {
        Path results = path.resolve("allure");

        assertThat(AllureAttachments.attach(run(), new AllureLifecycle(new FileSystemResultsWriter(results))))
                .isFalse();
        assertThat(results).doesNotExist();
    }

    private RunFolder run() throws IOException {
        RunFolder folder = new RunFolder(Files.createDirectories(path.resolve("run")));
        for (Path file : new Path[] {folder.report(), folder.verdict(), folder.journal()}) {
            Files.writeString(file, String.valueOf(file.getFileName()));
        }
        return folder;
    }
}
