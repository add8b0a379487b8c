package io.ridethrough.simulations.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.tracing.JourneyTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {

    @TempDir
    Path path;

    @Test
    void a_journey_still_open_at_the_end_is_recorded_as_aborted() throws IOException {
        RunFolder folder = new RunFolder(path);
        EpochClock clock = EpochClock.startingNow();
        RunRecorder recorder = RunRecorder.create(folder, List.of("dashboard"), clock);
        OpenJourney ended = new OpenJourney(
                "dashboard",
                new Arrivals.Arrival(0, 10),
                JourneyTrace.of(1, "dashboard", 0),
                recorder,
                Optional.empty());
        OpenJourney open = new OpenJourney(
                "dashboard",
                new Arrivals.Arrival(1, 20),
                JourneyTrace.of(1, "dashboard", 1),
                recorder,
                Optional.empty());
        ended.start(11);
        open.start(21);
        ended.end(15, true, false);

        recorder.close();

        assertThat(SampleFile.read(folder.samples()).journeys())
                .hasSize(2)
                .contains(new Journey("dashboard", 0, 10, 11, 15, true, false))
                .anyMatch(journey -> journey.user() == 1 && journey.aborted() && !journey.completed());
    }

    @Test
    void claims_are_written_in_order_and_all_of_them() throws IOException {
        RunFolder folder = new RunFolder(path);
        RunRecorder recorder = RunRecorder.create(folder, List.of("dashboard"), EpochClock.startingNow());
        for (int user = 0; user < 1_000; user++) {
            recorder.claim(new Claim(user, "guest-checkout", user, "e", "c", "o", Claim.Answer.ACKNOWLEDGED));
        }

        recorder.close();

        assertThat(ClaimLog.read(folder.claims())).hasSize(1_000).isSortedAccordingTo((a, b) -> a.user() - b.user());
    }

    @Test
    void whose_answers_were_is_written_and_not_what_they_said() throws IOException {
        RunFolder folder = new RunFolder(path);
        RunRecorder recorder = RunRecorder.create(folder, List.of("dashboard"), EpochClock.startingNow());
        ShownAnswer answer = new ShownAnswer(
                1, "dashboard", "portfolio-summary", 2, "alpine", List.of("note/alpine/0007"), List.of());
        recorder.shown(answer);

        recorder.close();

        assertThat(ShownAnswerLog.read(folder.shownAnswers())).containsExactly(answer);
    }

    @Test
    void an_earlier_record_is_not_written_over() throws IOException {
        RunFolder folder = new RunFolder(path);
        Files.writeString(folder.samples(), "precious");

        assertThatThrownBy(() -> RunRecorder.create(folder, List.of(), EpochClock.startingNow()))
                .isInstanceOf(IOException.class);
        assertThat(folder.samples()).hasContent("precious");
    }
}
