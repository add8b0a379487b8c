package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import java.util.List;
import java.util.Map;

/** A customer signs in, looks at past orders and at a summary of their portfolio. */
public final class Dashboard {

    public static final String NAME = "dashboard";

    private final ClientBook clients;

    public Dashboard(ClientBook clients) {
        this.clients = clients;
    }

    public ScenarioBuilder scenario(RecordedFlow flow) {
        return flow.scenario(this::visitor, steps());
    }

    private Session visitor(Session session) {
        return session.set(SignIn.EMAIL, clients.seededEmail(session.getInt(RecordedFlow.USER)));
    }

    private static List<Step> steps() {
        GraphQl readOrders = GraphQl.document("read-orders");
        GraphQl portfolioSummary = GraphQl.document("portfolio-summary");
        return List.of(
                SignIn.step(),
                Step.of(
                        "read-orders",
                        http -> readOrders
                                .post(http, session -> Map.of())
                                .header("Authorization", SignIn.BEARER)
                                .check(jmesPath("data.customer.orders.total_count")
                                        .exists())),
                Step.of(
                        "portfolio-summary",
                        http -> portfolioSummary
                                .post(http, session -> Map.of())
                                .header("Authorization", SignIn.BEARER)
                                .check(jmesPath("data.portfolioSummary.text").exists())));
    }
}
