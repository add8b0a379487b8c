package io.ridethrough.environments.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition of a remote shop says of hosts, load and secrets, and what it cannot say. */
class GuardedDefinitionTest {
    private static final String SHOP = """
            environment: staging
            kind: remote
            shop: {url: "http://10.20.0.5:8080"}
            faults: {api: "http://10.20.0.6:8474", proxies: {inference: inference}}
            ledger:
              token: {variable: SHOP_TOKEN}
              charges: http://10.20.0.7/v1/charges
            model: {url: "http://127.0.0.1:8081"}
            """;
    private static final Names NONE = host -> {
        throw new AssertionError("nothing is looked up: " + host);
    };

    @TempDir
    private Path folder;

    @Test
    void only_what_is_listed_may_be_called() throws Exception {
        assertThat(read(SHOP).boundary().targets())
                .containsOnlyKeys("shop.url", "faults.api", "ledger.url", "ledger.charges", "model.url");
        assertThatThrownBy(() -> new Guard(NONE).clear("staging", read(SHOP).boundary(), false))
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        refused -> assertThat(refused.reasons()).hasSize(4));

        Environment listed = read(SHOP + "allow: [10.20.0.0/29, shop.staging.example, \"*.staging.example:443\"]\n");

        assertThat(new Guard(NONE).clear("staging", listed.boundary(), false).pinned())
                .isEmpty();
    }

    @Test
    void limits_are_read_as_rates_counts_and_durations() throws Exception {
        assertThat(read(SHOP + "limits: {arrival-rate: 120/min, users: 50, duration: 30m}\n")
                        .boundary()
                        .limits())
                .isEqualTo(
                        new LoadLimits(OptionalDouble.of(2), OptionalInt.of(50), Optional.of(Duration.ofMinutes(30))));
        assertThat(read(SHOP).boundary().limits()).isEqualTo(LoadLimits.NONE);
    }

    @Test
    void secrets_are_named_and_not_read() throws Exception {
        assertThat(read(SHOP).secrets()).containsExactly(new SecretSource.Variable("SHOP_TOKEN"));
    }

    @Test
    void mistakes_in_what_is_listed_are_told() {
        assertThat(mistakes(SHOP + """
                allow: ["shop example", "http://shop.example", "*.com", "10.20.0.0/33"]
                limits: {rate: 5/s, users: 0, duration: 1h30}
                """))
                .extracting(Mistake::key)
                .containsExactly(
                        "allow[0]",
                        "allow[1]",
                        "allow[2]",
                        "allow[3]",
                        "limits.rate",
                        "limits.users",
                        "limits.duration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include: production.yaml",
                "extends: production",
                "$ref: production.yaml#/shop",
                "<<: {shop: {url: \"http://www.shop.example\"}}",
                "<<: [{allow: 0.0.0.0/0}]",
                "shop: {url: \"http://www.shop.example\"}",
                "other: &there {url: \"http://www.shop.example\"}\nmodel: *there",
                "allow: !include hosts.yaml",
                "allow: !env HOSTS",
                "allow: [!!java.net.URL [\"http://www.shop.example\"]]",
                "limits: !include limits.yaml",
                "---\nallow: 0.0.0.0/0",
                "allow: ${HOSTS}",
                "allow: 10.20.0.0/16\nallow: 0.0.0.0/0"
            })
    void a_definition_takes_no_host_from_anywhere_else(String more) throws IOException {
        Files.writeString(folder.resolve("production.yaml"), SHOP.replace("10.20.0.5", "203.0.113.9"));
        Files.writeString(folder.resolve("hosts.yaml"), "[0.0.0.0/0]");
        Files.writeString(folder.resolve("limits.yaml"), "{}");

        assertThat(mistakes(SHOP.replace("model: {url: \"http://127.0.0.1:8081\"}\n", "") + more + "\n"))
                .isNotEmpty();
    }

    private List<Mistake> mistakes(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Environment read(String yaml) throws IOException {
        return EnvironmentFile.read(Files.writeString(folder.resolve("staging.yaml"), yaml));
    }
}
