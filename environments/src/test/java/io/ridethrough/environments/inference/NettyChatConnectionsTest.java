package io.ridethrough.environments.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connections of an endpoint: used again, one for each question under way, and closed when nobody waits any more. */
@Timeout(20)
class NettyChatConnectionsTest {
    private static final ChatQuestion QUESTION = ChatQuestion.greedy("Which fund?", 8);

    /** An answer that begins and then takes its time. */
    private static final ChatScript SLOW = ChatScript.write()
            .head()
            .text("a")
            .after(Duration.ofSeconds(9))
            .text("b")
            .end();

    @Test
    void a_connection_is_used_again() {
        // The answer's end and the response's come in one piece, so that whoever has the one has read the other.
        ChatScript endsAtOnce = ChatScript.write()
                .head()
                .text("a")
                .finish("stop")
                .raw("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n")
                .script();
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> endsAtOnce);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            for (int i = 0; i < 5; i++) {
                assertComplete(endpoint.ask(QUESTION).join());
            }
            assertThat(server.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void questions_under_way_at_once_have_a_connection_each() {
        try (ScriptedChatServer server = ScriptedChatServer.start(
                        request -> ChatScript.steady(Duration.ofMillis(100), Duration.ZERO, 1));
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            List<CompletableFuture<ChatOutcome>> asked =
                    Stream.generate(() -> endpoint.ask(QUESTION)).limit(20).toList();
            asked.forEach(outcome -> assertComplete(outcome.join()));
            assertThat(server.connectionCount()).isEqualTo(20);
        }
    }

    @Test
    void a_deadline_ends_the_exchange_and_closes_the_connection() {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> SLOW);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(
                        EndpointSettings.at(server.address()).withDeadline(Duration.ofMillis(300)))) {
            ChatOutcome outcome = endpoint.ask(QUESTION).join();

            assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(outcome.text()).isEqualTo("a");
            assertThat(server.requests().get(0).lostClient()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void cancelling_closes_the_connection() {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> SLOW);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            CompletableFuture<ChatOutcome> asked = endpoint.ask(QUESTION);
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            asked.cancel(true);

            assertThat(server.requests().get(0).lostClient()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void closing_the_endpoint_gives_up_what_is_under_way() {
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> ChatScript.silence())) {
            ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()));
            CompletableFuture<ChatOutcome> asked = endpoint.ask(QUESTION);
            endpoint.close();

            assertThat(asked.join().ending()).as(asked.join().problem()).isEqualTo(Ending.CANCELLED);
            assertThat(endpoint.ask(QUESTION).join().ending()).isEqualTo(Ending.CANCELLED);
        }
    }

    @Test
    void without_a_server_there_is_no_connection() throws IOException {
        URI nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort());
        }
        try (ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(nobody))) {
            ChatOutcome outcome = endpoint.ask(QUESTION).join();

            assertThat(outcome.ending()).isEqualTo(Ending.NOT_CONNECTED);
            assertThat(outcome.status()).isZero();
            assertThat(outcome.problem()).contains("refused");
        }
    }

    private static void assertComplete(ChatOutcome outcome) {
        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
    }
}
