package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A new client opens an account, signs in, reads it back and says where they live. */
public final class Onboarding {

    public static final String NAME = "onboarding";

    private final ClientBook clients;
    private final Documents documents;

    public Onboarding(ClientBook clients, Documents documents) {
        this.clients = clients;
        this.documents = documents;
    }

    public ScenarioBuilder scenario(RecordedFlow flow) {
        return flow.scenario(this::visitor, steps());
    }

    private Session visitor(Session session) {
        return session.set(SignIn.EMAIL, ClientBook.newAccount(clients.runId(), session.getInt(RecordedFlow.USER)));
    }

    private List<Step> steps() {
        GraphQl createCustomer = documents.named("create-customer");
        GraphQl readCustomer = documents.named("read-customer");
        GraphQl addAddress = documents.named("add-address");
        return List.of(
                Step.of(
                        "create-customer",
                        http -> createCustomer
                                .post(http, Onboarding::customer)
                                .check(jmesPath("data.createCustomerV2.customer.email")
                                        .exists())),
                SignIn.step(documents),
                Step.of(
                        "read-customer",
                        http -> readCustomer
                                .post(http, session -> Map.of())
                                .header("Authorization", SignIn.BEARER)
                                .check(jmesPath("data.customer.email").is(session -> session.getString(SignIn.EMAIL)))),
                Step.of(
                        "add-address",
                        http -> addAddress
                                .post(http, session -> Map.of("address", address()))
                                .header("Authorization", SignIn.BEARER)
                                .check(jmesPath("data.createCustomerAddress.id").exists())));
    }

    private static Map<String, Object> customer(Session session) {
        return Map.of(
                "customer",
                Map.of(
                        "firstname",
                        "Jane",
                        "lastname",
                        "Doe",
                        "email",
                        session.getString(SignIn.EMAIL),
                        "password",
                        ClientBook.PASSWORD,
                        "is_subscribed",
                        false));
    }

    private static Map<String, Object> address() {
        Map<String, Object> address = new HashMap<>(ClientBook.home());
        address.put("region", Map.of("region_id", 57, "region_code", "TX", "region", "Texas"));
        address.put("default_shipping", true);
        address.put("default_billing", true);
        return address;
    }
}
