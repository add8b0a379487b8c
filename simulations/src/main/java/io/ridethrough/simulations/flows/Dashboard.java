package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import io.ridethrough.stubs.store.ledger.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer signs in, looks at past orders and at a summary of their portfolio. */
public final class Dashboard {

    public static final String NAME = "dashboard";

    private static final String SUMMARY = "summary";

    private final ClientBook clients;
    private final Documents documents;
    private final ClientSigns signs;

    public Dashboard(ClientBook clients, Documents documents) {
        this.clients = clients;
        this.documents = documents;
        this.signs = new ClientSigns(clients.seededCustomers());
    }

    public ScenarioBuilder scenario(RecordedFlow flow) {
        return flow.scenario(this::visitor, steps());
    }

    private Session visitor(Session session) {
        return session.set(SignIn.EMAIL, clients.seededEmail(session.getInt(RecordedFlow.USER)));
    }

    private List<Step> steps() {
        GraphQl readOrders = documents.named("read-orders");
        GraphQl portfolioSummary = documents.named("portfolio-summary");
        return List.of(
                SignIn.step(documents),
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
                                        .check(jmesPath("data.portfolioSummary.text")
                                                .exists()
                                                .saveAs(SUMMARY)))
                        .showing(this::shown));
    }

    /** Whose the summary was, if there was one; the text itself is not kept. */
    private Optional<ShownAnswer> shown(Session session, Sample sample) {
        if (!session.contains(SUMMARY)) {
            return Optional.empty();
        }
        int client = clients.seededNumber(sample.user());
        return Optional.of(new ShownAnswer(
                sample.endedAt(),
                sample.flow(),
                sample.step(),
                sample.user(),
                Seed.tenant(client).label(),
                signs.of(client),
                signs.in(session.getString(SUMMARY))));
    }
}
