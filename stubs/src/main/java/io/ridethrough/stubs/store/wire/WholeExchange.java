package io.ridethrough.stubs.store.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request and its whole answer within one deadline. A request's own timeout ends with the answer's headers (JDK
 * 17): a body that stalls would hold its caller for ever.
 */
public final class WholeExchange {
    private WholeExchange() {}

    /**
     * Sends the request and waits for the last byte of the answer. At the deadline, and when the caller is
     * interrupted, the exchange is cancelled, which closes its connection.
     *
     * @param deadline from the first byte sent to the last received; empty waits for ever
     * @throws HttpTimeoutException at the deadline
     * @throws BoundedBody.TooLong when the body is longer than {@value BoundedBody#MAX_BYTES} bytes
     * @throws IOException when the exchange breaks
     */
    public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, Optional<Duration> deadline)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, BoundedBody.handler());
        try {
            return deadline.isPresent() ? exchange.get(deadline.get().toNanos(), TimeUnit.NANOSECONDS) : exchange.get();
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer within " + deadline.orElseThrow());
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException known
                    ? known
                    : new IOException(String.valueOf(broken.getCause()), broken);
        } finally {
            exchange.cancel(true);
        }
    }
}
