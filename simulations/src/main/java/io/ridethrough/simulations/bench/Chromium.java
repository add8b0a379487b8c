package io.ridethrough.simulations.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A browser without a window, driven over loopback by the Chrome DevTools Protocol (1.3), so that pages are timed as they are,
 * in real time. For one thread.
 */
final class Chromium implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 20;
    private static final double MILLIS_A_SECOND = 1_000;

    /** Two frames later whatever was changed has been drawn. */
    private static final String DRAWN =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))";

    private final Process process;
    private final DevTools tools;
    private final String session;

    private Chromium(Process process, DevTools tools, String session) {
        this.process = process;
        this.tools = tools;
        this.session = session;
    }

    static Optional<Path> onPath() {
        return SearchPath.ofThisProcess()
                .first(List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"));
    }

    /**
     * Starts it with an empty page.
     *
     * @param profile a folder of its own, which it makes
     */
    static Chromium start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.toAbsolutePath(),
                        "--window-size=1280,900",
                        "about:blank"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            DevTools tools = DevTools.connect(address(process, profile.resolve("DevToolsActivePort")));
            String target = tools.ask("", "Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asText();
            String session = tools.ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .path("sessionId")
                    .asText();
            tools.ask(session, "Page.enable", Map.of());
            return new Chromium(process, tools, session);
        } catch (IOException | InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** It writes where it listens: a port, and a path. */
    private static URI address(Process process, Path written) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + START.toNanos();
        while (System.nanoTime() - deadlineNanos < 0 && process.isAlive()) {
            List<String> lines = Files.exists(written) ? Files.readAllLines(written) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("the browser did not say within " + START.toSeconds() + " s where it listens");
    }

    /** Opens a page. Seconds from when its navigation began until it was loaded and drawn. */
    double open(URI page) throws IOException, InterruptedException {
        tools.ask(session, "Page.navigate", Map.of("url", page.toString()));
        tools.await("Page.loadEventFired");
        return number(DRAWN) / MILLIS_A_SECOND;
    }

    /** Has the page do something. Seconds until it was done and drawn. */
    double secondsToDraw(String script) throws IOException, InterruptedException {
        return number("(async () => { const begun = performance.now(); " + script + "; return await " + DRAWN
                        + " - begun; })()")
                / MILLIS_A_SECOND;
    }

    /** The number that an expression comes to in the page. */
    double number(String expression) throws IOException, InterruptedException {
        JsonNode answer = tools.ask(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        JsonNode value = answer.path("result").path("value");
        if (!value.isNumber()) {
            throw new IOException("the page answers no number to " + expression + ": " + answer);
        }
        return value.asDouble();
    }

    @Override
    public void close() {
        tools.close();
        end(process);
    }

    /** Its children are processes of their own, and write into the profile until they end. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
            for (ProcessHandle one : all) {
                var unused = one.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
