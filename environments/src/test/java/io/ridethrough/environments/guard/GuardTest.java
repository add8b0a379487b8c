package io.ridethrough.environments.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.egress.Place;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final String PUBLIC = "203.0.113.10";

    @Test
    void every_reason_is_told_with_its_key_and_what_would_be_right() {
        Map<String, URI> targets = new LinkedHashMap<>();
        targets.put("shop.url", URI.create("https://www.shop.example"));
        targets.put("faults.api", URI.create("http://toxiproxy.shop.example:8474"));
        targets.put("ledger.url", URI.create("http://jane:pa55word@ledger.staging.example"));
        targets.put("model.url", URI.create("http://127.0.0.1:8081"));
        targets.put("probes[0].url", URI.create("http://10.1.2.3/metrics"));

        assertThatThrownBy(() ->
                        new Guard(new FakeNames()).clear("staging", boundary(targets, "*.staging.example"), false))
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        refused -> assertThat(refused.reasons())
                                .satisfiesExactly(
                                        reason -> assertThat(reason)
                                                .startsWith(
                                                        "staging: shop.url: www.shop.example:443 looks like production")
                                                .contains("`www`", "--i-am-allowed-to"),
                                        reason -> assertThat(reason)
                                                .startsWith(
                                                        "staging: faults.api: toxiproxy.shop.example:8474 is not on this machine")
                                                .contains("write `toxiproxy.shop.example` under `allow`"),
                                        reason -> assertThat(reason)
                                                .startsWith("staging: ledger.url: has a user in it")
                                                .doesNotContain("pa55word"),
                                        reason -> assertThat(reason)
                                                .startsWith("staging: probes[0].url: 10.1.2.3:80 is a private address")
                                                .contains("`10.1.2.3/32`")));
    }

    @Test
    void a_name_that_looks_like_production_is_called_by_whoever_says_to_be_allowed_and_that_is_kept() throws Exception {
        FakeNames names = new FakeNames().with("www.shop.example", PUBLIC).with("staging.shop.example", PUBLIC);
        Map<String, URI> targets = Map.of(
                "shop.url", URI.create("https://www.shop.example"),
                "model.url", URI.create("https://staging.shop.example"));

        Clearance clearance = new Guard(names).clear("live", boundary(targets, "*.shop.example"), true);

        assertThat(clearance.productionNames()).containsExactly("www.shop.example");
        assertThat(clearance
                        .address(URI.create("https://www.shop.example/graphql"))
                        .getAddress()
                        .getHostAddress())
                .isEqualTo(PUBLIC);
    }

    @Test
    void who_is_allowed_to_call_production_is_not_allowed_to_call_what_is_not_listed() {
        Map<String, URI> targets = Map.of("shop.url", URI.create("https://www.shop.example"));

        assertThatThrownBy(() -> new Guard(new FakeNames()).clear("live", boundary(targets), true))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("not listed");
    }

    @Test
    void a_name_is_looked_up_once_however_many_targets_have_it() throws Exception {
        FakeNames names = new FakeNames().with("shop.staging.example", PUBLIC, "203.0.113.11");
        Map<String, URI> targets = Map.of(
                "shop.url", URI.create("https://shop.staging.example"),
                "ledger.url", URI.create("https://shop.staging.example:8443"),
                "model.url", URI.create("https://SHOP.staging.example"));

        Clearance clearance = new Guard(names).clear("staging", boundary(targets, "shop.staging.example"), false);

        assertThat(names.asked()).containsExactly("shop.staging.example");
        assertThat(clearance.pinned())
                .containsExactly(Map.entry("shop.staging.example", List.of(PUBLIC, "203.0.113.11")));
    }

    @Test
    void a_listed_name_without_an_address_makes_the_environment_unavailable() {
        Map<String, URI> targets = Map.of("shop.url", URI.create("https://shop.staging.example"));

        assertThatThrownBy(() ->
                        new Guard(new FakeNames()).clear("staging", boundary(targets, "shop.staging.example"), false))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("staging: shop.url: no address is known");
    }

    @Test
    void what_an_environment_turns_out_to_have_is_checked_as_well() {
        assertThatThrownBy(() -> Guard.recheck(
                        "embedded", Map.of("shop", URI.create("http://10.0.0.5:8080")), Clearance.LOOPBACK))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("embedded: shop: 10.0.0.5:8080");
        Guard.recheck("embedded", Map.of("shop", URI.create("http://127.0.0.1:8080")), Clearance.LOOPBACK);
    }

    private static Boundary boundary(Map<String, URI> targets, String... listed) {
        List<Place> places = Stream.of(listed)
                .map(text -> Place.ofAnyPort(text).orElseThrow())
                .toList();
        return new Boundary(targets, AllowedTargets.of(places), LoadLimits.NONE);
    }
}
