package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Diagnosis BROKEN = Diagnosis.broken("it is broken", "mend it");

    @Test
    void what_needs_something_broken_cannot_tell_and_names_the_root() throws InterruptedException {
        List<Examined> lines = examined(
                new Scripted("first", List.of(), BROKEN),
                new Scripted("second", List.of("first"), Diagnosis.fine("never asked")),
                new Scripted("third", List.of("second"), Diagnosis.fine("never asked")),
                new Scripted("fourth", List.of(), Diagnosis.fine("all is well")));

        assertThat(lines)
                .extracting(Examined::diagnosis)
                .containsExactly(
                        BROKEN,
                        Diagnosis.cantTell("`first` is broken"),
                        Diagnosis.cantTell("`first` is broken"),
                        Diagnosis.fine("all is well"));
    }

    @Test
    void a_request_that_is_turned_away_tells_nothing_and_hides_nothing() throws InterruptedException {
        List<Examined> lines = examined(
                new Failing("first", new TurnedAwayException("Too Many Requests, with status 429")),
                new Failing("second", new IOException("reset")),
                new Scripted("third", List.of("first", "second"), Diagnosis.fine("asked all the same")));

        assertThat(lines)
                .extracting(Examined::diagnosis)
                .containsExactly(
                        Diagnosis.cantTell("the request was turned away: Too Many Requests, with status 429"),
                        Diagnosis.cantTell("the shop did not answer: reset"),
                        Diagnosis.fine("asked all the same"));
    }

    @Test
    void lines_are_told_as_they_are_known() throws InterruptedException {
        List<String> told = new ArrayList<>();

        new Doctor(List.of(new Scripted("first", List.of(), BROKEN))).examine(visit(), line -> told.add(line.name()));

        assertThat(told).containsExactly("first");
    }

    private static List<Examined> examined(Examination... examinations) throws InterruptedException {
        return new Doctor(List.of(examinations)).examine(visit(), line -> {});
    }

    private static Visit visit() {
        return new Visit(
                new Nothing(),
                Set.of("inference"),
                Optional.empty(),
                false,
                "doctor-test",
                Clearance.LOOPBACK,
                List.of());
    }

    private record Scripted(String name, List<String> needs, Diagnosis diagnosis) implements Examination {
        @Override
        public String proves() {
            return "nothing";
        }

        @Override
        public Diagnosis examine(Visit visit) {
            return diagnosis;
        }
    }

    private record Failing(String name, IOException failure) implements Examination {
        @Override
        public String proves() {
            return "nothing";
        }

        @Override
        public Diagnosis examine(Visit visit) throws IOException {
            throw failure;
        }
    }

    /** Of which nothing is asked here. */
    private static final class Nothing implements RunningEnvironment {
        @Override
        public URI shop() {
            return URI.create("http://127.0.0.1:9");
        }

        @Override
        public Map<String, URI> addresses() {
            return Map.of();
        }

        @Override
        public Injector injector() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ProbeReading> probe() {
            return List.of();
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }

        @Override
        public LedgerReading readLedger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
