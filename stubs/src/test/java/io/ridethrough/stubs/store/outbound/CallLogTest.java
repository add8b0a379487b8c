package io.ridethrough.stubs.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Question QUESTION =
            new Question(InferencePoint.IDENTITY, Client.guest(Tenant.HARBOUR), "Name: Ann Bee", true);

    private static void call(CallLog log, ModelCall wire) throws InferenceFailure {
        new LoggedCall(wire, EndpointLocation.HOME, log, NOON).complete(QUESTION, "v2");
    }

    @Test
    void a_line_tells_all_but_what_was_said(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("calls.ndjson");
        try (CallLog log = CallLog.open(Optional.of(file))) {
            call(log, (question, model) -> new Completion("OK", "v1"));
        }
        String text = Files.readString(file);
        assertThat(text).doesNotContain("Ann", "OK");
        JsonNode line = new ObjectMapper().readTree(text);
        assertThat(line.toString())
                .isEqualTo(
                        "{\"time\":\"2026-01-01T12:00:00Z\",\"purpose\":\"identity-verification\","
                                + "\"tenant\":\"harbour\",\"jurisdiction\":\"EU\",\"hasPersonalData\":true,"
                                + "\"endpoint\":\"home\",\"modelAsked\":\"v2\",\"modelAnswered\":\"v1\",\"outcome\":\"model\","
                                + "\"latencyMillis\":0,\"promptSha256\":"
                                + "\"04042cc235c9bb048ff41dd27a2c05a4015bda96de9aa592223f2a3d73f64166\",\"promptCharacters\":13}");
    }

    @Test
    void a_call_that_failed_is_written_down_with_its_reason() throws Exception {
        try (CallLog log = CallLog.open(Optional.empty())) {
            assertThatThrownBy(() -> call(log, (question, model) -> {
                        throw new InferenceFailure(FallbackReason.TIMEOUT, "late");
                    }))
                    .isInstanceOf(InferenceFailure.class);
            assertThat(log.calls()).extracting(InferenceCall::outcome).containsExactly("timeout");
            assertThat(log.counts()).containsEntry(new CallLog.Key(EndpointLocation.HOME, "v2", "timeout"), 1L);
        }
    }

    @Test
    void a_full_file_takes_no_more_and_says_so(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("calls.ndjson");
        try (CallLog log = CallLog.open(Optional.of(file), 1000)) {
            for (int i = 0; i < 20; i++) {
                call(log, (question, model) -> new Completion("OK", "v1"));
            }
            assertThat(log.calls()).hasSize(20);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeBetween(2, 5).last().isEqualTo("{\"full\":true}");
        assertThat(Files.size(file)).isLessThan(1020);
    }

    @Test
    void memory_keeps_the_last_calls_only() throws Exception {
        try (CallLog log = CallLog.open(Optional.empty())) {
            for (int i = 0; i < CallLog.KEPT + 5; i++) {
                call(log, (question, model) -> new Completion("OK", "v1"));
            }
            assertThat(log.calls()).hasSize(CallLog.KEPT);
        }
    }
}
