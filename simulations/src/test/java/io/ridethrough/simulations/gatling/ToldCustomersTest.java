package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.secret.Secret;
import io.ridethrough.simulations.flows.Accounts;
import io.ridethrough.simulations.flows.ClientBook;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldCustomersTest {

    private static final ShopCustomers CUSTOMERS =
            new ShopCustomers(List.of("a@example.test", "b@example.test"), Secret.of("s3cret \"quoted\" ümlaut"));

    @AfterEach
    void forget() {
        System.clearProperty("ridethrough.customers");
    }

    @Test
    void what_the_conductor_says_in_one_line_the_simulation_finds() {
        String line = ToldCustomers.line(CUSTOMERS);

        assertThat(line).doesNotContain("\n");
        assertThat(ToldCustomers.heard(line)).isTrue();
        Accounts told = ToldCustomers.told().orElseThrow();
        ClientBook clients = new ClientBook("run", 1, 200).signingInAs(told);
        assertThat(clients.toString()).doesNotContain("s3cret");
        assertThat(ToldCustomers.line(CUSTOMERS)).isEqualTo(line);
    }

    @Test
    void another_word_is_none_of_its() {
        assertThat(ToldCustomers.heard(StopOrder.WORD)).isFalse();
        assertThat(ToldCustomers.told()).isEmpty();
    }
}
