package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EgressViewTest {

    private static final String HOME = "127.0.0.1:4000";
    private static final String ABROAD = "127.0.0.1:5000";

    private final List<EgressCall> calls = new ArrayList<>();

    @Test
    void counts_calls_by_the_law_that_they_name_and_the_second_they_left() {
        call(0.5, HOME, "CH");
        call(0.6, HOME, "CH");
        call(3.5, HOME, "EU");
        call(5.5, HOME, "");

        EgressView egress = view(run(true));

        assertThat(egress.laws())
                .extracting(EgressView.Law::name, law -> law.calls().toList())
                .containsExactly(
                        tuple("CH", List.of(2.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
                        tuple("EU", List.of(0.0, 0.0, 0.0, 1.0, 0.0, 0.0)),
                        tuple("not stated", List.of(0.0, 0.0, 0.0, 0.0, 0.0, 1.0)));
        assertThat(egress.outside().orElseThrow().sum()).isZero();
        assertThat(egress.summary())
                .isEqualTo("4 calls left: CH 2, not stated 1, EU 1. None went where its client's data may not be.");
    }

    @Test
    void shows_calls_to_where_the_clients_data_may_not_be() {
        call(2.5, HOME, "CH");
        call(4.5, ABROAD, "CH");
        call(4.6, HOME, "US");

        EgressView egress = view(run(true));

        assertThat(egress.outside().orElseThrow().toList())
                .as("one to a foreign endpoint, one of a law that the endpoint is not at home for")
                .containsExactly(0.0, 0.0, 0.0, 0.0, 2.0, 0.0);
        assertThat(egress.summary()).endsWith(" 2 went where the client's data may not be.");
    }

    @Test
    void claims_nothing_of_homes_that_nobody_declared() {
        call(4.5, ABROAD, "CH");

        EgressView egress = view(run(false));

        assertThat(egress.outside()).isEmpty();
        assertThat(egress.summary())
                .isEqualTo("1 call left: CH 1. The environment does not tell which endpoints are at home.");
    }

    @Test
    void of_more_laws_than_can_be_told_apart_those_with_most_calls_are_drawn_and_all_are_told() {
        List.of("AT", "CH", "CH", "DE", "DE", "FR", "FR", "US", "US").forEach(law -> call(1.5, HOME, law));

        EgressView egress = view(run(true));

        assertThat(egress.laws()).extracting(EgressView.Law::name).containsExactly("CH", "DE", "FR", "US");
        assertThat(egress.summary()).startsWith("9 calls left: CH 2, DE 2, FR 2, US 2, AT 1.");
    }

    @Test
    void is_drawn_only_where_a_recorder_stood() {
        call(1.5, HOME, "CH");

        assertThat(page(run(true))).contains("<h4>Calls out of the shop</h4>").contains("1 call left: CH 1.");
        assertThat(page(new HandMadeRun().startsAtOrigin().record())).doesNotContain("Calls out of the shop");
    }

    private void call(double atSeconds, String target, String jurisdiction) {
        calls.add(new EgressCall(
                HandMadeRun.ORIGIN + Math.round(atSeconds * 1_000_000),
                target,
                "advice",
                "alpine",
                jurisdiction,
                100,
                EgressCall.ANSWERED,
                Optional.empty()));
    }

    private RunRecord run(boolean isDeclared) {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        if (isDeclared) {
            ObjectNode fields = ExampleRun.fields();
            ObjectNode home = fields.putArray("endpoints").addObject();
            home.put("name", "inference").put("isProxied", true);
            home.putArray("places").add(HOME);
            home.putArray("jurisdictions")
                    .add("AT")
                    .add("CH")
                    .add("DE")
                    .add("EU")
                    .add("FR");
            run.journal.add(ExampleRun.event(-1, "home-endpoints", fields));
        }
        return run.record().with(new Egress(true, false, calls));
    }

    private static EgressView view(RunRecord run) {
        return ReportModel.of(run, ExampleVerdict.failing()).egress();
    }

    private static String page(RunRecord run) {
        return ReportPage.of(ReportModel.of(run, ExampleVerdict.failing()), new PageAssets("", ""));
    }
}
