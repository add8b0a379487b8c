package io.ridethrough.simulations.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.cli.StoredRuns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LivePageTest {
    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final Verdict VERDICT =
            new Verdict(1, "20260102-030405-tiny", "tiny", Grade.FAIL, "FAIL: 1 of 1 claims does not hold.", List.of());

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path root;

    private RunFolder folder = new RunFolder(Path.of(""));
    private LivePage page = openPage();

    @BeforeEach
    void writeAPlan() throws IOException {
        folder = new RunFolder(root);
        PlanFile.write(folder.plan(), StoredRuns.plan("20260102-030405-tiny", "tiny", 7));
    }

    private static LivePage openPage() {
        try {
            return LivePage.open(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void the_page_says_that_the_run_goes_on_and_may_ask_its_own_server_alone() throws Exception {
        page.follow(folder);

        HttpResponse<String> got = get("/");

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).contains("RUNNING").contains("Nothing breaks.").contains("connect-src &#39;self&#39;");
        assertThat(got.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void numbers_follow_as_the_record_grows() throws Exception {
        try (SampleWriter samples = SampleWriter.create(folder.samples());
                Listener listener = new Listener()) {
            page.follow(folder);
            assertThat(listener.next("plots").path("requests").asText()).isEqualTo("0");

            samples.record(new Sample(
                    "guest-checkout", "open-cart", 1, ORIGIN, ORIGIN, ORIGIN + 9_000, 200, Outcome.OK, "", ""));

            JsonNode plots = listener.next("plots");
            while (plots.path("requests").asText().equals("0")) {
                plots = listener.next("plots");
            }
            assertThat(plots.path("requests").asText()).isEqualTo("1");
            assertThat(plots.path("flows").path(0).path("latencies").toString()).contains("open-cart");
            assertThat(plots.path("captions").path("rates/0").asText()).isNotEmpty();
        }
    }

    @Test
    void the_verdict_is_the_last_message_and_reaches_whoever_comes_late() throws Exception {
        page.follow(folder);
        try (Listener listener = new Listener()) {
            page.judged(VERDICT, folder);
            JsonNode judged = listener.next("judged");
            assertThat(judged.path("grade").asText()).isEqualTo("FAIL");
            assertThat(judged.path("sentence").asText()).isEqualTo(VERDICT.sentence());
            assertThat(judged.path("report").asText()).endsWith("report.html");
        }
        try (Listener late = new Listener()) {
            assertThat(late.next("judged").path("grade").asText()).isEqualTo("FAIL");
        }
    }

    @Test
    void a_run_that_breaks_off_says_why() throws Exception {
        page.follow(folder);
        page.ended("interrupted");
        try (Listener listener = new Listener()) {
            assertThat(listener.next("ended").path("why").asText()).isEqualTo("interrupted");
        }
    }

    @Test
    void closing_ends_every_listener_and_frees_the_port() throws Exception {
        page.follow(folder);
        try (Listener listener = new Listener()) {
            listener.next("plots");
            int port = page.address().getPort();
            page.close();
            assertThat(listener.rest()).as("nothing follows").doesNotContain("event: judged");
            LivePage.open(port).close();
        }
    }

    @Test
    void a_name_of_another_machine_is_refused() throws Exception {
        page.follow(folder);
        try (Socket socket = new Socket("127.0.0.1", page.address().getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain("Nothing breaks");
        }
    }

    @Test
    void only_so_many_may_listen() throws Exception {
        List<Listener> listeners = new ArrayList<>();
        try {
            page.follow(folder);
            for (int i = 0; i < LivePage.MOST_LISTENERS; i++) {
                listeners.add(new Listener());
            }
            assertThat(get("/events").statusCode()).isEqualTo(503);
            assertThat(get("/").statusCode())
                    .as("the page itself is still there")
                    .isEqualTo(200);
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        int port = page.address().getPort();
        assertThatThrownBy(() -> LivePage.open(port))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the live page cannot be served on port " + port);
    }

    @Test
    void there_is_nothing_else() throws Exception {
        assertThat(get("/journal.ndjson").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(page.address())
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI at = page.address().resolve(path);
        return client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
    }

    /** Somebody who has the page open: reads one message after another. */
    private final class Listener implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        Listener() throws IOException {
            socket = new Socket("127.0.0.1", page.address().getPort());
            String host = "127.0.0.1:" + page.address().getPort();
            socket.getOutputStream()
                    .write(("GET /events HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }

        JsonNode next(String name) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.equals("event: " + name)) {
                line = lines.readLine();
            }
            assertThat(line).as("the stream ended before a message " + name).isNotNull();
            return new ObjectMapper().readTree(lines.readLine().substring("data: ".length()));
        }

        Stream<String> rest() {
            return lines.lines();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
