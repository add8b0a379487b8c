package io.ridethrough.environments.remote;

import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.GuardedHttp;
import io.ridethrough.environments.guard.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/** Requests to what runs elsewhere and may be called, each bounded in time, body included. Follows no redirect. */
public final class Fetching implements AutoCloseable {
    private static final int OK = 200;

    private final GuardedHttp http;

    public Fetching(Clearance clearance) {
        this.http = GuardedHttp.within(clearance);
    }

    /** An answer of any status. */
    record Answer(URI url, int status, HttpHeaders headers, String body) {

        /**
         * The same answer, if it is a good one.
         *
         * @throws IOException when its status is not 200: the message has the status, and the address without its query
         */
        Answer good() throws IOException {
            if (status != OK) {
                throw new ShopRefusedException(place(url) + " answered " + status, status, url.getRawPath());
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

    /** @throws IOException when no answer comes in time */
    Answer delete(URI url, Map<String, String> headers, Duration patience) throws IOException {
        return send(HttpRequest.newBuilder(url).DELETE(), url, headers, patience);
    }

    private Answer send(HttpRequest.Builder request, URI url, Map<String, String> headers, Duration patience)
            throws IOException {
        headers.forEach(request::header);
        try {
            GuardedHttp.Answer answer = http.send(request.timeout(patience).build());
            return new Answer(url, answer.status(), answer.headers(), answer.text());
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(place(url) + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + place(url) + " was asked", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** An address without its query, which is long and says nothing to a reader. */
    private static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
