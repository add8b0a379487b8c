package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.SlowUpload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final String GET = "GET /first HTTP/1.1\r\nHost: m\r\n\r\n";
    private static final String POST = "POST /second HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody";
    private static final String CHUNKED =
            "POST /third HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n";
    private static final String PLAIN = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain";
    private static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: a\n\n\r\n9\r\ndata: b\n\n\r\n0\r\nX-T: 2\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

    @Test
    void messages_come_out_the_same_wherever_they_are_split() {
        List<String> requests = List.of(GET, POST, CHUNKED);
        List<String> answers = List.of(PLAIN, EVENTS, EMPTY);
        for (int split = 1; split < 180; split++) {
            Conversation conversation = new Conversation();
            for (int i = 0; i < requests.size(); i++) {
                int at = split;
                halves(requests.get(i), at).forEach(conversation::clientSends);
                halves(answers.get(i), at).forEach(conversation::serverSends);
            }
            assertThat(requests(conversation.server.text()))
                    .as("split at %d", split)
                    .containsExactly("GET /first  {}", "POST /second body {}", "POST /third abcde {X-T=1}");
            assertThat(answers(conversation.client.text()))
                    .as("split at %d", split)
                    .containsExactly("200 plain {}", "200 data: a\n\ndata: b\n\n {X-T=2}", "204  {}");
            assertThat(conversation.up.heldBytes()).isZero();
            conversation.exchanges.release();
        }
    }

    @Test
    void what_comes_in_one_chunk_goes_out_in_one() {
        Conversation conversation = new Conversation();
        conversation.clientSends(GET);
        conversation.serverSends(EVENTS);
        assertThat(conversation.client.text()).isEqualTo(EVENTS);
        assertThat(conversation.client.chunks()).isEqualTo(1);
    }

    @Test
    void requests_behind_the_first_count_as_held_until_it_is_answered() {
        Conversation conversation = new Conversation();
        conversation.clientSends(GET + POST + GET);
        assertThat(conversation.server.take()).isEqualTo(GET);
        assertThat(conversation.up.heldBytes()).isEqualTo(POST.length() + GET.length());
        conversation.serverSends(PLAIN);
        assertThat(conversation.server.take()).isEqualTo(POST);
        conversation.clientSends(POST);
        conversation.serverSends(EMPTY);
        assertThat(conversation.server.take()).isEqualTo(GET);
        assertThat(conversation.up.heldBytes()).isEqualTo(POST.length());
        conversation.serverSends(PLAIN);
        assertThat(conversation.server.take()).isEqualTo(POST);
        assertThat(conversation.up.heldBytes()).isZero();
    }

    @Test
    void an_answer_that_comes_before_its_request_is_complete_keeps_the_next_one_waiting() {
        Conversation conversation = new Conversation();
        conversation.clientSends("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbo");
        conversation.serverSends(PLAIN);
        conversation.clientSends("dy" + GET);
        assertThat(conversation.server.text()).endsWith("\r\n\r\nbody" + GET);
    }

    @Test
    void a_client_that_ends_behind_requests_that_wait_ends_the_upstream_after_them() {
        Conversation conversation = new Conversation();
        conversation.clientSends(GET + POST);
        conversation.exchanges.requests().end(0);
        assertThat(conversation.server.hasEnded()).isFalse();
        conversation.serverSends(PLAIN);
        assertThat(conversation.server.text()).isEqualTo(GET + POST);
        assertThat(conversation.server.hasEnded()).isTrue();
    }

    @Test
    void a_client_that_ends_in_mid_head_ends_the_upstream() {
        Conversation conversation = new Conversation();
        conversation.clientSends(GET + "POST /unfin");
        conversation.exchanges.requests().end(0);
        assertThat(conversation.server.hasEnded()).isFalse();
        conversation.serverSends(PLAIN);
        assertThat(conversation.server.text()).isEqualTo(GET);
        assertThat(conversation.server.hasEnded()).isTrue();
        assertThat(conversation.up.heldBytes()).isZero();
    }

    @Test
    void an_open_event_stream_counts_until_it_ends_or_the_connection_does() {
        Conversation conversation = new Conversation();
        String half = EVENTS.substring(0, EVENTS.indexOf("9\r\ndata: b"));
        conversation.clientSends(GET);
        conversation.serverSends(half);
        assertThat(conversation.openStreams()).isEqualTo(1);
        conversation.serverSends(EVENTS.substring(half.length()));
        assertThat(conversation.openStreams()).isZero();
        conversation.clientSends(GET);
        conversation.serverSends(half);
        conversation.exchanges.release();
        assertThat(conversation.openStreams()).isZero();
    }

    @Test
    void a_head_without_end_is_refused() {
        Conversation conversation = new Conversation();
        conversation.clientSends("GET / HTTP/1.1\r\nX: " + "y".repeat(HttpLimits.MAX_HEADERS_BYTES));
        assertThat(conversation.isReset()).isTrue();
        assertThat(conversation.server.text()).isEmpty();
    }

    @Test
    void a_slow_body_keeps_time_and_the_next_request_waits_for_it() {
        Conversation conversation = new Conversation();
        conversation.add("slow", new SlowUpload(1), 1);
        conversation.clientSends(POST + GET);
        assertThat(conversation.server.take()).isEqualTo(POST.substring(0, POST.length() - 4));
        conversation.pass(3_999_999);
        assertThat(conversation.server.text()).isEmpty();
        conversation.serverSends(PLAIN);
        conversation.pass(1);
        assertThat(conversation.server.text()).isEqualTo("body" + GET);
    }

    private static List<String> halves(String text, int at) {
        int middle = Math.min(at, text.length() - 1);
        return List.of(text.substring(0, middle), text.substring(middle));
    }

    private static List<String> requests(String text) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(), new HttpObjectAggregator(1 << 20));
        channel.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
        List<String> requests = new ArrayList<>();
        for (FullHttpRequest next = channel.readInbound(); next != null; next = channel.readInbound()) {
            requests.add(next.method() + " " + next.uri() + " " + next.content().toString(ISO_8859_1) + " "
                    + trailers(next.trailingHeaders()));
            next.release();
        }
        channel.finishAndReleaseAll();
        return requests;
    }

    private static List<String> answers(String text) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(1 << 20));
        channel.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
        List<String> answers = new ArrayList<>();
        for (FullHttpResponse next = channel.readInbound(); next != null; next = channel.readInbound()) {
            answers.add(next.status().code() + " " + next.content().toString(ISO_8859_1) + " "
                    + trailers(next.trailingHeaders()));
            next.release();
        }
        channel.finishAndReleaseAll();
        return answers;
    }

    private static String trailers(HttpHeaders trailers) {
        StringBuilder text = new StringBuilder("{");
        trailers.forEach(trailer -> text.append(trailer.getKey()).append('=').append(trailer.getValue()));
        return text.append('}').toString();
    }
}
