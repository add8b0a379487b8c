package io.ridethrough.environments.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.egress.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets by which a run would hit what it must not, each with a real server in the place of whatever they lead to. */
@Timeout(60)
class HostileTargetsTest {
    private static final String PUBLIC = "203.0.113.10";
    private static final String SHOP = "shop.staging.example";

    private Trap trap;

    @BeforeEach
    void opens_a_trap() throws IOException {
        trap = Trap.answering200();
    }

    @AfterEach
    void closes_the_trap() {
        trap.close();
    }

    /** What is wrong, the target, and what the definition lists. */
    static Stream<Arguments> hostile() {
        return Stream.of(
                // Names
                Arguments.of("a public name that nobody listed", "http://shop.evil.example/", "shop.staging.example"),
                Arguments.of(
                        "a listed name at a private address", "http://inside.staging.example/", "*.staging.example"),
                Arguments.of("one of two addresses is private", "http://both.staging.example/", "*.staging.example"),
                Arguments.of(
                        "a private address beside the range",
                        "http://inside.staging.example/",
                        "*.staging.example, 10.1.0.0/16"),
                Arguments.of(
                        "a listed name at the metadata",
                        "http://meta.staging.example/",
                        "*.staging.example, 169.254.0.0/16"),
                Arguments.of(
                        "a listed name at the unspecified address",
                        "http://zero.staging.example/",
                        "*.staging.example, 0.0.0.0/0"),
                Arguments.of(
                        "a name that ends as a listed one does",
                        "http://shop.evilstaging.example/",
                        "*.staging.example"),
                Arguments.of(
                        "a name that begins as a listed one does",
                        "http://shop.staging.example.evil.example/",
                        "shop.staging.example"),
                Arguments.of(
                        "a name that begins as this machine's address", "http://127.0.0.1.evil.example/", "127.0.0.1"),
                Arguments.of("a dot at the end", "http://shop.staging.example./", "shop.staging.example"),
                Arguments.of("capitals", "HTTP://SHOP.EVIL.EXAMPLE/", "shop.staging.example"),
                Arguments.of("punycode", "http://xn--lcalhost-54a.shop.example/", "localhost.example"),
                Arguments.of("letters that look alike", "http://l\u043ecalhost/", "localhost"),
                // Addresses
                Arguments.of("metadata", "http://169.254.169.254/latest/meta-data/", "169.254.0.0/16"),
                Arguments.of("metadata over IPv6", "http://[fd00:ec2::254]/latest/meta-data/", "[fc00::]/7"),
                Arguments.of("metadata of another cloud", "http://100.100.100.200/latest/", "100.64.0.0/10"),
                Arguments.of("metadata as IPv4 in IPv6", "http://[::ffff:169.254.169.254]/", "0.0.0.0/0, [::]/0"),
                Arguments.of("metadata in NAT64", "http://[64:ff9b::a9fe:a9fe]/", "[64:ff9b::]/96"),
                Arguments.of("this machine in NAT64", "http://[64:ff9b::7f00:1]/", "[64:ff9b::]/96"),
                Arguments.of("metadata in 6to4", "http://[2002:a9fe:a9fe::1]/", "[2002::]/16"),
                Arguments.of("IPv4-compatible", "http://[::10.0.0.1]/", "[::]/0"),
                Arguments.of("a private address as IPv4 in IPv6", "http://[::ffff:10.0.0.1]/", "shop.staging.example"),
                Arguments.of("a private address", "http://192.168.1.1/", "10.0.0.0/8"),
                Arguments.of("a public address", "http://198.51.100.7/", "203.0.113.0/24"),
                Arguments.of("the unspecified address", "http://0.0.0.0/", "0.0.0.0/0"),
                Arguments.of("the unspecified address of IPv6", "http://[::]/", "[::]/0"),
                Arguments.of("a link-local address", "http://[fe80::1]/", "[fe80::]/10"),
                Arguments.of("a zone", "http://[fe80::1%25eth0]/", "[fe80::]/10"),
                Arguments.of("everybody", "http://255.255.255.255/", "0.0.0.0/0"),
                Arguments.of("a multicast address", "http://224.0.0.1/", "0.0.0.0/0"),
                Arguments.of("an address as one number", "http://2130706433/", "2130706433"),
                Arguments.of("an address in hexadecimal", "http://0x7f000001/", "0x7f000001"),
                Arguments.of("an address in parts of both", "http://0x7f.1/", "0x7f.1"),
                Arguments.of("an address with parts left out", "http://127.1/", "127.1"),
                Arguments.of("an address in octal", "http://0177.0.0.1/", "0177.0.0.1"),
                Arguments.of("an address with a part too large", "http://127.0.0.256/", "127.0.0.256"),
                // URLs
                Arguments.of(
                        "this machine for a user", "http://localhost@shop.staging.example/", "shop.staging.example"),
                Arguments.of(
                        "this machine for a user and a password",
                        "http://127.0.0.1:80@shop.staging.example/",
                        "shop.staging.example"),
                Arguments.of("a backslash", "http://shop.staging.example\\@localhost/", "shop.staging.example"),
                Arguments.of("another port", "http://shop.staging.example:8080/", "shop.staging.example:443"),
                Arguments.of("no port", "http://shop.staging.example:0/", "shop.staging.example"),
                Arguments.of("a port too large", "http://shop.staging.example:65616/", "shop.staging.example"),
                Arguments.of("two ports", "http://shop.staging.example:80:80/", "shop.staging.example"),
                Arguments.of("no host", "http:///shop.staging.example/", "shop.staging.example"),
                Arguments.of("a file", "file:///etc/passwd", "shop.staging.example"),
                Arguments.of("FTP", "ftp://shop.staging.example/", "shop.staging.example"),
                Arguments.of("another protocol", "gopher://127.0.0.1:6379/_FLUSHALL", "127.0.0.1"),
                Arguments.of("one protocol in another", "jar:http://shop.staging.example!/", "shop.staging.example"),
                // What looks like production
                Arguments.of("prod", "http://shop.prod.example/", "*.prod.example"),
                Arguments.of(
                        "production among other words",
                        "http://shop-production2.staging.example/",
                        "*.staging.example"),
                Arguments.of("live in capitals", "http://LIVE.shop.example/", "live.shop.example"),
                Arguments.of("www", "https://www.shop.example/", "www.shop.example"),
                Arguments.of("a bare domain", "https://shop.example/", "shop.example"),
                Arguments.of("a bare domain below a registry", "https://shop.co.uk/", "shop.co.uk"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostile")
    void a_hostile_target_is_refused_and_nothing_is_connected_to(String what, String target, String listed) {
        FakeNames names = names();

        assertThatThrownBy(() -> contact(target, listed, names))
                .as(what)
                .isInstanceOfAny(NotAllowedException.class, RefusedException.class, IllegalArgumentException.class);
        assertThat(trap.called()).isEmpty();
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_sound_target_is_connected_to_at_the_address_that_was_found() throws Exception {
        FakeNames names = names();

        assertThat(contact("http://shop.staging.example:8080/", "*.staging.example", names))
                .isEqualTo(200);
        assertThat(contact("http://127.0.0.1:8080/", "", names)).isEqualTo(200);
        assertThat(contact("http://[::1]:8080/", "", names)).isEqualTo(200);
        assertThat(contact("http://localhost:8080/", "", names)).isEqualTo(200);
        assertThat(contact("http://inside.staging.example/", "*.staging.example, 10.0.0.0/8", names))
                .isEqualTo(200);
        assertThat(contact("http://10.0.0.5/", "10.0.0.0/8", names)).isEqualTo(200);

        assertThat(trap.called())
                .containsExactly(
                        PUBLIC + " 8080",
                        "127.0.0.1 8080",
                        "0:0:0:0:0:0:0:1 8080",
                        "127.0.0.1 8080",
                        "10.0.0.5 80",
                        "10.0.0.5 80");
        assertThat(trap.requests()).hasSize(6);
        assertThat(names.asked()).containsExactly(SHOP, "inside.staging.example");
    }

    @Test
    void a_name_that_leads_elsewhere_after_the_plan_is_still_called_where_it_was() throws Exception {
        FakeNames rebinding =
                new FakeNames().with(SHOP, PUBLIC).with(SHOP, "10.0.0.5").with(SHOP, "127.0.0.1");
        Clearance clearance = clear("http://shop.staging.example/", "*.staging.example", rebinding);

        try (GuardedHttp http = new GuardedHttp(clearance, Optional.empty(), trap::instead)) {
            for (int call = 0; call < 3; call++) {
                http.send(get("http://shop.staging.example/"));
            }
        }

        assertThat(trap.called()).containsExactly(PUBLIC + " 80", PUBLIC + " 80", PUBLIC + " 80");
        assertThat(rebinding.asked()).containsExactly(SHOP);
        assertThat(clearance.alias(URI.create("http://shop.staging.example/")))
                .contains(Map.entry(SHOP, List.of(PUBLIC)));
        assertThat(clearance.literal(URI.create("http://shop.staging.example:8474/")))
                .isEqualTo(URI.create("http://" + PUBLIC + ":8474/"));
    }

    @Test
    void a_redirect_is_told_and_not_followed() throws Exception {
        try (Trap elsewhere = Trap.answering200();
                Trap redirecting = new Trap("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + elsewhere.port()
                        + "/\r\nContent-Length: 0\r\n\r\n");
                GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            assertThat(http.send(get("http://127.0.0.1:" + redirecting.port() + "/"))
                            .status())
                    .isEqualTo(302);
            assertThat(redirecting.requests()).hasSize(1);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void what_was_not_planned_is_refused_at_connect_and_not_looked_up() throws Exception {
        FakeNames names = names();
        Clearance clearance = clear("http://shop.staging.example:8080/", "*.staging.example:8080", names);

        try (GuardedHttp http = new GuardedHttp(clearance, Optional.empty(), trap::instead)) {
            for (String other : List.of(
                    "http://inside.staging.example:8080/",
                    "http://shop.staging.example:8081/",
                    "http://169.254.169.254:8080/",
                    "http://10.0.0.5:8080/")) {
                assertThatThrownBy(() -> http.send(get(other))).as(other).isInstanceOf(RefusedException.class);
            }
        }

        assertThat(trap.called()).isEmpty();
        assertThat(names.asked()).containsExactly(SHOP);
    }

    private int contact(String target, String listed, FakeNames names) throws Exception {
        Clearance clearance = clear(target, listed, names);
        try (GuardedHttp http = new GuardedHttp(clearance, Optional.empty(), trap::instead)) {
            return http.send(HttpRequest.newBuilder(URI.create(target)).build()).status();
        }
    }

    private static Clearance clear(String target, String listed, FakeNames names) throws Exception {
        List<Place> places = Arrays.stream(listed.split(", ", -1))
                .filter(text -> !text.isEmpty())
                .map(text -> Place.ofAnyPort(text).orElseThrow())
                .toList();
        Boundary boundary =
                new Boundary(Map.of("shop.url", URI.create(target)), AllowedTargets.of(places), LoadLimits.NONE);
        return new Guard(names).clear("staging", boundary, false);
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    /** Every name that is asked for leads somewhere, so that only the guard keeps it from being called. */
    private static FakeNames names() {
        FakeNames names = new FakeNames()
                .with("inside.staging.example", "10.0.0.5")
                .with("both.staging.example", PUBLIC, "10.0.0.5")
                .with("meta.staging.example", "169.254.169.254")
                .with("zero.staging.example", "0.0.0.0");
        for (String name : List.of(
                SHOP,
                SHOP + ".",
                "shop.evil.example",
                "shop.evilstaging.example",
                "shop.staging.example.evil.example",
                "127.0.0.1.evil.example",
                "xn--lcalhost-54a.shop.example",
                "shop.prod.example",
                "shop-production2.staging.example",
                "live.shop.example",
                "www.shop.example",
                "shop.example",
                "shop.co.uk")) {
            names.with(name, PUBLIC);
        }
        return names;
    }
}
