package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.simulations.flows.Documents;
import io.ridethrough.simulations.scenario.KnownFlow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDocumentsTest {

    @Test
    void every_step_of_every_flow_asks_for_a_field_of_the_schemas_root() {
        List<String> fields = Arrays.stream(KnownFlow.values())
                .flatMap(flow -> flow.steps().stream())
                .map(new FlowDocuments(Documents.BUILT_IN)::field)
                .toList();

        assertThat(fields)
                .contains(
                        "Query.products",
                        "Mutation.createGuestCart",
                        "Mutation.placeOrder",
                        "Mutation.createCustomerV2",
                        "Mutation.generateCustomerToken",
                        "Query.customer",
                        "Query.portfolioSummary")
                .allMatch(field -> field.matches("(Query|Mutation)\\.[a-z]\\w+"));
    }
}
