package io.ridethrough.faults.proxy.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Listens to the events of a fault proxy in another process, over {@code GET /events}, and hands them to a listener in the
 * order in which they come, from a thread of its own. A feed that missed one is of no use: it says why and ends.
 */
public final class EventFeed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The proxy says that it is alive every five seconds. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private static final int OK = 200;

    private final URI url;
    /** Not the reader around it: that one's lock is held while a line is awaited. */
    private final InputStream stream;

    private final ProxyEventListener listener;
    private volatile long lastLineNanos = System.nanoTime();
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean isClosed;

    private EventFeed(URI url, InputStream stream, ProxyEventListener listener) {
        this.url = url;
        this.stream = stream;
        this.listener = listener;
    }

    /**
     * Begins to listen: what happens from now on is told.
     *
     * @param api such as {@code http://127.0.0.1:8474}
     * @param listener called by one thread
     * @throws IOException when no fault proxy answers there
     */
    public static EventFeed open(URI api, ProxyEventListener listener) throws IOException {
        URI url = api.resolve("/events");
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != OK) {
                answer.body().close();
                throw new IOException(url + " answered " + answer.statusCode());
            }
            EventFeed feed = new EventFeed(url, answer.body(), listener);
            Thread thread = new Thread(feed::listen, "proxy-events");
            thread.setDaemon(true);
            thread.start();
            return feed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + url + " was asked", e);
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && failure.isEmpty(); line = lines.readLine()) {
                lastLineNanos = System.nanoTime();
                EventLine read = EventLine.of(line);
                read.event().ifPresent(listener::onEvent);
                if (read.lost() > 0) {
                    fail(read.lost() + " events were lost: they came faster than they were read");
                }
            }
            fail("its events ended");
        } catch (IOException | RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String reason) {
        if (!isClosed && failure.isEmpty()) {
            failure = Optional.of("the fault proxy at " + url + ": " + reason);
        }
    }

    /** Why events are missing, in one line; empty while none are. */
    public Optional<String> failure() {
        if (System.nanoTime() - lastLineNanos > LONGEST_SILENCE.toNanos()) {
            fail("it has said nothing for " + LONGEST_SILENCE.toSeconds() + " s");
        }
        return failure;
    }

    /** Ends the listening; an event that is under way may still be told. */
    @Override
    public void close() throws IOException {
        isClosed = true;
        stream.close();
    }
}
