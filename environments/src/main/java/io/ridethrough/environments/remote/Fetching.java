package io.ridethrough.environments.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to what runs elsewhere, each bounded in time, body included. Follows no redirect. */
final class Fetching {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .build();

    /** An answer of any status. */
    record Answer(URI url, int status, HttpHeaders headers, String body) {

        /**
         * The same answer, if it is a good one.
         *
         * @throws IOException when its status is not 200: the message has the status, and the address without its query
         */
        Answer good() throws IOException {
            if (status != OK) {
                throw new IOException(place(url) + " answered " + status);
            }
            return this;
        }
    }

    /** @throws IOException when no answer comes in time */
    Answer get(URI url, Map<String, String> headers, Duration patience) throws IOException {
        return send(HttpRequest.newBuilder(url).GET(), url, headers, patience);
    }

    /** @throws IOException when no answer comes in time */
    Answer post(URI url, String json, Map<String, String> headers, Duration patience) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(request, url, headers, patience);
    }

    private Answer send(HttpRequest.Builder request, URI url, Map<String, String> headers, Duration patience)
            throws IOException {
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(url, response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw new IOException(place(url) + " does not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(place(url) + " did not answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + place(url) + " was asked", e);
        }
    }

    /** An address without its query, which is long and says nothing to a reader. */
    private static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
