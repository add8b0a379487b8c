package io.ridethrough.simulations.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ridethrough.results.folder.SummaryReader;
import io.ridethrough.results.report.LiveReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page of a run that goes on: {@code /} is the page, {@code /events} what it draws. Only this machine can reach
 * it, and only under a name of this machine, so that no other page in the same browser can read it.
 */
public final class LivePage implements AutoCloseable {

    /** More tabs than this get an error. */
    static final int MOST_LISTENERS = 16;

    private static final int ASKERS = 2;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
    private final LiveFeed feed = new LiveFeed();
    private volatile Optional<RunFolder> followed = Optional.empty();
    private Optional<FolderFollower> follower = Optional.empty();

    private LivePage(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to serve.
     *
     * @param port where, or 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static LivePage open(int port) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new IOException("the live page cannot be served on port " + port + ": " + taken.getMessage(), taken);
        }
        ExecutorService threads = Executors.newFixedThreadPool(MOST_LISTENERS + ASKERS, LivePage::daemon);
        LivePage page = new LivePage(server, threads);
        server.setExecutor(threads);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Follows a run from now on. */
    public synchronized void follow(RunFolder folder) {
        followed = Optional.of(folder);
        follower.ifPresent(FolderFollower::close);
        follower = Optional.of(FolderFollower.start(folder, feed));
    }

    /** Tells everybody the verdict. */
    public synchronized void judged(Verdict verdict, RunFolder folder) {
        follower.ifPresent(FolderFollower::close);
        feed.publish(LiveEvent.judged(verdict, folder.report().toAbsolutePath()));
    }

    /** Tells everybody that there will be no verdict, and why. */
    public synchronized void ended(String why) {
        follower.ifPresent(FolderFollower::close);
        feed.publish(LiveEvent.ended(why));
    }

    /** Ends serving, once the last message is out or a second has passed. */
    @Override
    public synchronized void close() {
        follower.ifPresent(FolderFollower::close);
        feed.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }

    private static Thread daemon(Runnable serving) {
        Thread thread = new Thread(serving, "live-page-server");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!isOurs(exchange)) {
                send(exchange, 421, "text/plain", "this page is served to this machine alone\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "only GET\n");
            } else if (path.equals("/")) {
                page(exchange);
            } else if (path.equals("/events")) {
                events(exchange);
            } else {
                send(exchange, 404, "text/plain", "there are / and /events\n");
            }
        }
    }

    /** A foreign name that was made to point here is not ours. */
    private boolean isOurs(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
    }

    private void page(HttpExchange exchange) throws IOException {
        Optional<RunFolder> folder = followed;
        if (folder.isEmpty()) {
            exchange.getResponseHeaders().set("Refresh", "1");
            send(exchange, 200, "text/plain", "The run has not begun yet.\n");
            return;
        }
        send(exchange, 200, "text/html", LiveReport.page(SummaryReader.read(folder.get())));
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!listeners.tryAcquire()) {
            send(exchange, 503, "text/plain", "more than " + MOST_LISTENERS + " pages watch already\n");
            return;
        }
        try {
            head(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            long number = 0;
            while (!feed.isOver(number)) {
                Optional<LiveFeed.Numbered> message = feed.after(number, SIGN_OF_LIFE);
                // A comment, without which nobody would find out that a listener has gone.
                out.write(message.map(LiveFeed.Numbered::event)
                        .map(LiveEvent::bytes)
                        .orElseGet(() -> ": still here\n\n".getBytes(StandardCharsets.UTF_8)));
                out.flush();
                number = message.map(LiveFeed.Numbered::number).orElse(number);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.release();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(exchange, type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void head(HttpExchange exchange, String type) {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    }
}
