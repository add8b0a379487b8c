package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryScanTest {
    private static final String NOTE = "heron-alpine-0007";
    private static final Canaries CANARIES = new Canaries(List.of(
            new Canaries.Kind("note", Pattern.compile("heron-[a-z]{1,32}-\\d{4}"), true),
            new Canaries.Kind(
                    "e-mail", Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@example\\.test"), false)));
    private static final String JANE =
            CANARIES.in("jane.doe@example.test").iterator().next();

    private static Sighting sight(String coding, byte[] body) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        if (!coding.isEmpty()) {
            request.headers().set("Content-Encoding", coding);
        }
        CanaryScan scan = CanaryScan.of(CANARIES, request);
        for (int from = 0; from < body.length; from += 7) {
            scan.saw(Unpooled.wrappedBuffer(Arrays.copyOfRange(body, from, Math.min(from + 7, body.length))));
        }
        return scan.found();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(coded)) {
            out.write(body);
        }
        return coded.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean isRaw) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(coded, new Deflater(9, isRaw))) {
            out.write(body);
        }
        return coded.toByteArray();
    }

    @Test
    void finds_a_canary_in_a_compressed_body() throws IOException {
        byte[] body = bytes("{\"note\":\"" + NOTE + "\"}");

        assertThat(sight("gzip", gzip(body))).isEqualTo(new Sighting(List.of(NOTE), true));
        assertThat(sight("X-GZIP", gzip(body))).isEqualTo(new Sighting(List.of(NOTE), true));
        assertThat(sight("deflate", deflate(body, false))).isEqualTo(new Sighting(List.of(NOTE), true));
        assertThat(sight("deflate", deflate(body, true))).isEqualTo(new Sighting(List.of(NOTE), true));
        assertThat(sight("deflate, gzip", gzip(deflate(body, false)))).isEqualTo(new Sighting(List.of(NOTE), true));
    }

    @Test
    void does_not_claim_to_have_read_what_it_could_not() throws IOException {
        byte[] body = gzip(bytes(NOTE));
        byte[] broken = body.clone();
        broken[12] ^= 0x55;

        assertThat(sight("br", bytes("x")).isWhole()).isFalse();
        assertThat(sight("gzip", bytes(NOTE)).isWhole()).isFalse();
        assertThat(sight("gzip", broken).isWhole()).isFalse();
        assertThat(sight("gzip,gzip,gzip,gzip", body).isWhole()).isFalse();
    }

    @Test
    void reads_as_much_of_a_compressed_body_as_came_before_its_connection_broke() throws IOException {
        byte[] body = gzip(bytes("xy ".repeat(100) + NOTE + Math.PI + Math.E));

        assertThat(sight("gzip", Arrays.copyOf(body, body.length - 9)).ids()).containsExactly(NOTE);
        assertThat(sight("gzip", Arrays.copyOf(body, 4)).ids()).isEmpty();
    }

    @Test
    void a_small_body_that_unpacks_to_a_huge_one_is_not_unpacked() throws IOException {
        byte[] huge = new byte[64 * 1024 * 1024];
        byte[] packed = gzip(huge);
        assertThat(packed.length).isLessThan(CanaryScan.MOST_BYTES);

        assertThat(sight("gzip", packed)).isEqualTo(new Sighting(List.of(), false));
    }

    @Test
    void of_a_body_that_is_too_long_the_beginning_is_looked_through() {
        String rest = "x".repeat(CanaryScan.MOST_BYTES);

        assertThat(sight("", bytes(NOTE + rest))).isEqualTo(new Sighting(List.of(NOTE), false));
        assertThat(sight("", bytes(rest + NOTE))).isEqualTo(new Sighting(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@example.test",
                "mail=jane.doe%40example.test&x=1",
                "mail=jane%2edoe%40example%2Etest",
                "{\"mail\":\"jane.doe\\u0040example.test\"}",
                "{\"mail\":\"\\u006aane.doe@example.test\"}",
                "{\"text\":\"Write to:\\njane.doe@example.test\"}",
                "{\"json\":\"{\\\"mail\\\":\\\"jane.doe\\\\u0040example.test\\\"}\"}",
                "form=%7B%22mail%22%3A%22jane.doe%5Cu0040example.test%22%7D",
                "q=jane.doe%2540example.test"
            })
    void finds_the_same_canary_behind_escapes(String body) {
        assertThat(sight("", bytes(body))).isEqualTo(new Sighting(List.of(JANE), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 % of \\", "\\u00", "%4", "%zz\\uzzzz \\x", "\\u00e9\\ud83d %C3%A9"})
    void an_escape_that_is_none_is_left_alone(String body) {
        assertThat(sight("", bytes(body + " " + NOTE)).ids()).containsExactly(NOTE);
        assertThat(sight("", bytes(NOTE + body)).ids()).containsExactly(NOTE);
    }

    @Test
    void a_canary_is_not_lost_to_an_escape_that_only_seems_to_be_one() {
        assertThat(sight("", bytes("C:\\ubade.doe@example.test")).ids()).hasSize(1);
        assertThat(sight("", bytes("100%64jane.doe@example.test")).ids()).hasSize(1);
    }

    @Test
    void looks_at_headers_and_the_query_as_well() {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/?of=jane.doe%40example.test");
        request.headers().set("X-Note", NOTE);

        assertThat(CanaryScan.of(CANARIES, request).found()).isEqualTo(new Sighting(List.of(NOTE, JANE), true));
    }

    @Test
    void without_canaries_nothing_is_looked_through() {
        CanaryScan scan = CanaryScan.ofBytes(Canaries.NONE);
        scan.saw(Unpooled.wrappedBuffer(bytes(NOTE)));

        assertThat(scan.found()).isEqualTo(Sighting.NONE);
    }
}
