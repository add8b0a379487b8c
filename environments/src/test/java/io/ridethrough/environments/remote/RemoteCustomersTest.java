package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.guard.AllowedTargets;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.remote.RemoteDefinition.Customers;
import io.ridethrough.environments.remote.RemoteDefinition.Faults;
import io.ridethrough.environments.remote.RemoteDefinition.Records;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import io.ridethrough.environments.remote.RemoteDefinition.Shop;
import io.ridethrough.environments.secret.SecretSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCustomersTest {
    private static final List<String> UNUSED = List.of("customer-run-0@example.test", "customer-run-1@example.test");

    @TempDir
    private Path folder;

    private RecordedShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new RecordedShop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void new_ones_are_made_one_by_one_with_a_password_of_their_run() throws IOException {
        shop.reply("/graphql", 200, "{\"data\":{\"createCustomerV2\":{\"customer\":{\"email\":\"e\"}}}}");
        RemoteCustomers customers = customers(Optional.empty());

        ShopCustomers made = customers.of(UNUSED);
        ShopCustomers others = customers.of(UNUSED);

        assertThat(made.emails()).isEqualTo(UNUSED);
        assertThat(made.password().reveal())
                .matches("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*\\W).{20,}")
                .isNotEqualTo(others.password().reveal());
        assertThat(made.toString()).doesNotContain(made.password().reveal());
        assertThat(shop.asked()).hasSize(4);
        JsonNode asked = new ObjectMapper().readTree(shop.asked().get(1).body());
        assertThat(asked.path("query").asText()).contains("createCustomerV2");
        assertThat(asked.at("/variables/customer/email").asText()).isEqualTo(UNUSED.get(1));
        assertThat(asked.at("/variables/customer/password").asText())
                .isEqualTo(made.password().reveal());
        assertThat(shop.asked().get(1).store()).isEqualTo("english");
        assertThat(new RemoteEnvironment(definition(Optional.empty())).makesCustomers())
                .isTrue();
    }

    @Test
    void a_shop_that_makes_none_is_told_in_its_words() {
        shop.reply("/graphql", 200, "{\"errors\":[{\"message\":\"Accounts are for members.\"}]}");

        assertThatThrownBy(() -> customers(Optional.empty()).of(UNUSED))
                .isInstanceOf(IOException.class)
                .hasMessage("it did not make customer-run-0@example.test: Accounts are for members.");
    }

    @Test
    void named_ones_are_taken_as_they_are_and_nobody_is_asked() throws IOException {
        Path file = Files.writeString(folder.resolve("customers.txt"), "s3cret\n");
        Customers named = new Customers(
                List.of("load-1@example.test", "load-2@example.test", "load-3@example.test"),
                new SecretSource.InFile(file));

        ShopCustomers taken = customers(Optional.of(named)).of(UNUSED);

        assertThat(taken.emails()).containsExactly("load-1@example.test", "load-2@example.test");
        assertThat(taken.password().reveal()).isEqualTo("s3cret");
        assertThat(shop.asked()).isEmpty();
        RemoteEnvironment environment = new RemoteEnvironment(definition(Optional.of(named)));
        assertThat(environment.mostCustomers()).isEqualTo(3);
        assertThat(environment.makesCustomers()).isFalse();
        assertThat(environment.secrets()).contains(named.password());
    }

    private RemoteCustomers customers(Optional<Customers> named) {
        RemoteDefinition definition = definition(named);
        return new RemoteCustomers(definition, new Fetching(Clearance.LOOPBACK), RemoteSecrets.read(definition));
    }

    private RemoteDefinition definition(Optional<Customers> named) {
        return new RemoteDefinition(
                "staging",
                new Shop(shop.url(), Optional.of("english"), Optional.empty(), "checkmo"),
                new Faults(URI.create("http://127.0.0.1:8474"), Server.FAULT_PROXY, Map.of("inference", "model")),
                List.of(),
                Records.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                AllowedTargets.LOOPBACK,
                LoadLimits.NONE,
                named,
                Optional.empty());
    }
}
