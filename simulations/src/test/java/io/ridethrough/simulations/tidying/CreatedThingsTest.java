package io.ridethrough.simulations.tidying;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Created;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatedThingsTest {
    private static final String RUN = "20260102-030405-little";
    private static final String GUEST = "guest-" + RUN + "-7@example.test";

    @TempDir
    private Path path;

    private RunFolder folder;

    @BeforeEach
    void plan() throws IOException {
        folder = new RunFolder(path);
        PlanFile.write(
                folder.plan(),
                new RunPlan(
                        PlanFile.FORMAT,
                        RUN,
                        "little",
                        "Little happens.",
                        "staging, resilience patient",
                        "none",
                        7,
                        Map.of(),
                        List.of(new PlannedPhase("steady", Duration.ZERO, Duration.ofSeconds(1), true, List.of())),
                        List.of(new PlannedLoad("onboarding", 1, 3, Duration.ofSeconds(1), List.of(), List.of())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void a_run_that_hardly_began_made_nothing() throws IOException {
        assertThat(CreatedThings.of(folder)).isEqualTo(new Created(RUN, "staging", List.of(), List.of()));
    }

    @Test
    void orders_are_those_that_clients_were_told_of_and_those_they_may_have_without_knowing() throws IOException {
        try (LineLog<Claim> claims = ClaimLog.create(folder.claims())) {
            claims.append(claim("load-1@example.test", "1", Claim.Answer.ACKNOWLEDGED));
            claims.append(claim("load-2@example.test", "", Claim.Answer.INDETERMINATE));
            claims.append(claim("load-3@example.test", "", Claim.Answer.REFUSED));
        }
        LedgerFile.write(
                folder.ledger(),
                new Ledger(
                        List.of(
                                order("1", "load-1@example.test"),
                                order("2", "load-2@example.test"),
                                order("3", "load-3@example.test"),
                                order("4", "load-1@example.test"),
                                order("5", GUEST)),
                        List.of()));

        assertThat(CreatedThings.of(folder).orders())
                .containsExactly(
                        new Created.Order("1", "load-1@example.test", true),
                        new Created.Order("2", "load-2@example.test", false),
                        new Created.Order("5", GUEST, false));
    }

    @Test
    void customers_are_those_made_before_the_load_and_those_who_signed_up_or_may_have() throws IOException {
        try (JournalWriter journal = JournalWriter.create(folder.journal(), Clock.systemUTC())) {
            journal.append("customers", Map.of("wanted", 2, "areMade", true));
        }
        try (SampleWriter samples = SampleWriter.create(folder.samples())) {
            samples.record(signUp(0, Outcome.OK, 200));
            samples.record(signUp(1, Outcome.TIMED_OUT, 0));
            samples.record(signUp(2, Outcome.CHECK_FAILED, 200));
            samples.record(signUp(3, Outcome.HTTP_ERROR, 503));
            samples.record(signUp(4, Outcome.HTTP_ERROR, 429));
        }

        Created created = CreatedThings.of(folder);

        assertThat(created.customers())
                .containsExactly(
                        new Created.Customer("customer-" + RUN + "-0@example.test", false),
                        new Created.Customer("customer-" + RUN + "-1@example.test", false),
                        new Created.Customer("new-" + RUN + "-0@example.test", true),
                        new Created.Customer("new-" + RUN + "-1@example.test", false),
                        new Created.Customer("new-" + RUN + "-3@example.test", false));
        created.write(folder.created());
        assertThat(Created.read(folder.created())).isEqualTo(created);
    }

    @Test
    void customers_who_were_there_before_were_not_made() throws IOException {
        try (JournalWriter journal = JournalWriter.create(folder.journal(), Clock.systemUTC())) {
            journal.append("customers", Map.of("wanted", 2, "areMade", false));
            journal.append("load-started", Map.of("origin", 1));
        }

        assertThat(CreatedThings.of(folder).customers()).isEmpty();
    }

    private static Claim claim(String email, String order, Claim.Answer answer) {
        return new Claim(1, "customer-checkout", 0, email, "cart", order, answer);
    }

    private static Ledger.Order order(String number, String email) {
        return new Ledger.Order(number, "quote-" + number, email, BigDecimal.TEN, "pending");
    }

    private static Sample signUp(int user, Outcome outcome, int status) {
        return new Sample("onboarding", "create-customer", user, 1, 1, 2, status, outcome, "", "");
    }
}
