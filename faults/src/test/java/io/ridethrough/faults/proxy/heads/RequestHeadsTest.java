package io.ridethrough.faults.proxy.heads;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestHeadsTest {
    private static final String GET = "GET /v1/models HTTP/1.1\r\nHost: a\r\nX-Inference-Point: summary\r\n\r\n";
    private static final String FAKE_HEAD = "POST /fake HTTP/1.1\r\nX-Inference-Point: fake\r\n\r\n";
    private static final String POST = "POST /v1/chat HTTP/1.1\r\nx-inference-point:  advice \r\nContent-Length: "
            + FAKE_HEAD.length() + "\r\n\r\n" + FAKE_HEAD;
    private static final String CHUNKED = "POST /v1/chat HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
            + Integer.toHexString(FAKE_HEAD.length()) + ";ext=1\r\n" + FAKE_HEAD + "\r\n0\r\nTrailer: x\r\n\r\n";

    private final List<String> points = new ArrayList<>();
    private final RequestHeads heads = new RequestHeads("X-Inference-Point", points::add);

    @Test
    void reports_a_head_with_its_point() {
        look(GET);
        assertThat(points).containsExactly("summary");
    }

    @Test
    void reports_a_head_without_the_header_as_empty() {
        look("GET / HTTP/1.0\n\n");
        assertThat(points).containsExactly("");
    }

    @Test
    void a_head_is_reported_when_it_is_complete() {
        look(GET.substring(0, GET.length() - 1));
        assertThat(points).isEmpty();
        look(GET.substring(GET.length() - 1));
        assertThat(points).containsExactly("summary");
    }

    @Test
    void heads_in_bodies_are_not_heads() {
        look(POST + CHUNKED + GET);
        assertThat(points).containsExactly("advice", "", "summary");
    }

    @Test
    void pipelined_requests_may_be_split_anywhere() {
        String stream = POST + GET + CHUNKED + "\r\n" + POST + CHUNKED + GET;
        for (int size = 1; size <= stream.length(); size++) {
            points.clear();
            RequestHeads fresh = new RequestHeads("X-Inference-Point", points::add);
            for (int from = 0; from < stream.length(); from += size) {
                look(fresh, stream.substring(from, Math.min(stream.length(), from + size)));
            }
            assertThat(points)
                    .as("pieces of %d bytes", size)
                    .containsExactly("advice", "summary", "", "advice", "", "summary");
            assertThat(fresh.begun()).isEqualTo(6);
        }
    }

    @Test
    void bytes_and_indices_stay_as_they_are() {
        ByteBuf bytes =
                Unpooled.copiedBuffer("xx" + POST, StandardCharsets.US_ASCII).skipBytes(2);
        heads.look(bytes);
        assertThat(bytes.readerIndex()).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(POST);
    }

    @Test
    void other_protocols_are_passed_over_for_good() {
        look("\u0016\u0003\u0001 client hello\n\n" + GET);
        assertThat(points).isEmpty();
    }

    @Test
    void a_tunnel_is_passed_over_after_its_connect() {
        look("CONNECT shop:443 HTTP/1.1\r\nHost: shop\r\n\r\n" + GET);
        assertThat(points).containsExactly("");
    }

    @Test
    void the_preface_of_http2_ends_the_counting() {
        look(GET + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + GET);
        assertThat(points).containsExactly("summary");
    }

    @Test
    void a_length_that_is_no_number_ends_the_counting() {
        look("POST / HTTP/1.1\r\nContent-Length: 5, 5\r\n\r\n" + GET);
        assertThat(points).doesNotContain("summary");
    }

    @Test
    void an_endless_head_is_given_up() {
        look("GET / HTTP/1.1\r\nCookie: " + "c".repeat(70_000) + "\r\n\r\n" + GET);
        assertThat(points).isEmpty();
    }

    @Test
    void noise_never_throws() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder noise = new StringBuilder(POST + CHUNKED);
            for (int i = 0; i < 5; i++) {
                noise.setCharAt(random.nextInt(noise.length()), (char) random.nextInt(128));
            }
            look(new RequestHeads("X-Inference-Point", points::add), noise.toString());
        }
        assertThat(points).as("seed %d", seed).isNotEmpty();
    }

    private void look(String text) {
        look(heads, text);
    }

    private static void look(RequestHeads heads, String text) {
        heads.look(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }
}
