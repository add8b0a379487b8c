package io.ridethrough.faults.proxy.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.toxics.Delay;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.CutStream;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.ModelVersion;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.TokenStall;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Toxics that come and go while an answer is under way, on a connection's exchanges as a whole. */
class ToggledStagesTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String PLAIN = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Conversation conversation = new Conversation(real("first", "second", "late"));

    @Test
    void a_cut_that_goes_while_it_swallows_leaves_the_connection_to_the_next_exchange() {
        Toxic first = conversation.add("first", new CutStream(1, Cut.FINISH), 1);
        Toxic second = conversation.add("second", new CutStream(2, Cut.CLOSE), 1);
        conversation.clientSends(GET + GET);
        conversation.serverSends(HEAD + chunk("data: a\n\n"));
        assertThat(conversation.client.take()).endsWith("data: a\n\n\r\n0\r\n\r\n");
        conversation.remove(first);
        conversation.serverSends(chunk("data: b\n\n") + chunk("data: c\n\n") + chunk("data: d\n\n"));
        assertThat(conversation.server.take()).isEqualTo(GET);
        conversation.serverSends("0\r\n\r\n");
        assertThat(conversation.client.take()).isEmpty();
        assertThat(conversation.client.hasEnded()).isFalse();
        assertThat(second.touched()).isZero();

        assertThat(conversation.server.take()).isEqualTo(GET);
        conversation.remove(second);
        conversation.serverSends(PLAIN);
        assertThat(conversation.client.take()).isEqualTo(PLAIN);
    }

    @Test
    void nothing_leaks_past_a_cut_that_goes_while_parts_wait_before_it() {
        Delay delay = new Delay(10, 0, Delay.Spread.UNIFORM, List.of());
        conversation.add("late", new TokenStall(delay, 0), 1);
        Toxic cut = conversation.add("first", new CutStream(1, Cut.CLOSE), 1);
        conversation.clientSends(GET);
        conversation.serverSends(HEAD + chunk("data: a\n\n") + chunk("data: b\n\n"));
        assertThat(conversation.client.take()).endsWith("data: a\n\n\r\n");
        assertThat(conversation.client.hasEnded()).isTrue();
        conversation.remove(cut);
        conversation.pass(50_000_000);
        assertThat(conversation.client.take()).isEmpty();
        assertThat(conversation.down.heldBytes()).isZero();
    }

    @Test
    void content_that_a_fault_has_made_longer_ends_where_its_length_was_promised() {
        String events = "data: {\"model\":\"m\"}\n\n";
        conversation.clientSends(GET + GET);
        conversation.serverSends("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                + 2 * events.length() + "\r\n\r\n" + events);
        conversation.client.take();
        conversation.add("first", new ModelVersion("much-longer", ""), 1);
        conversation.serverSends(events);
        assertThat(conversation.client.take()).hasSize(events.length()).startsWith("data: {\"model\":\"much-");
        conversation.serverSends(PLAIN);
        assertThat(conversation.client.take()).isEqualTo(PLAIN);
    }

    @Test
    void bytes_that_are_no_ascii_pass_in_heads_and_in_split_events() {
        conversation.add("first", new ModelVersion("m2", ""), 1);
        String request = "GET /\u00c3\u00a9?q=\u00ff HTTP/1.1\r\nX-\u00c3\u00a9: \u00e2\u0082\u00ac\r\n\r\n";
        conversation.clientSends(request);
        assertThat(conversation.server.take()).isEqualTo(request);
        String head = HEAD.replace("OK\r\n", "Tr\u00c3\u00a8s bien\r\nX-Note: \u00ff\u00fe\r\n");
        String event = "data: {\"model\":\"m\",\"x\":\"\u00e2\u0082\u00ac\"}\n\n";
        conversation.serverSends(head + "18\r\n" + event.substring(0, 24));
        conversation.serverSends(
                "\r\n" + Integer.toHexString(event.length() - 24) + "\r\n" + event.substring(24) + "\r\n");
        assertThat(conversation.client.take()).startsWith(head).contains(event.replace("\"m\"", "\"m2\""));
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static Map<String, BiFunction<Toxic, Line, AnswerStage>> real(String... names) {
        BiFunction<Toxic, Line, AnswerStage> maker =
                (toxic, line) -> AnswerStages.of(toxic, line).orElseThrow();
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> maker));
    }
}
