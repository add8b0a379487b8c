package io.ridethrough.environments.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server over HTTP, again and again, until it serves a page. */
final class PageThere {
    private static final int OK = 200;
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private PageThere() {}

    /**
     * Waits for an answer with status 200.
     *
     * @param page on this machine
     * @param ended completes when the server has ended by itself
     * @return whether it serves; false when it has ended
     * @throws TimeoutException when it does neither in time
     */
    static boolean await(URI page, Future<?> ended, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(CALL).build();
        for (long until = System.nanoTime() + patience.toNanos(); System.nanoTime() < until; ) {
            if (isThere(http, request)) {
                return true;
            }
            if (ends(ended)) {
                return false;
            }
        }
        throw new TimeoutException(page + " was not there within " + patience.toSeconds() + " s");
    }

    /** Waits a little for it. */
    private static boolean ends(Future<?> ended) throws ExecutionException, InterruptedException {
        try {
            ended.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static boolean isThere(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
