package io.ridethrough.simulations.otlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.otlp.Body;
import io.ridethrough.stubs.store.wire.BoundedBody;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Speaks OTLP/HTTP with a collector, within a limit of time that holds for tries, answers and the waits between them together.
 * What the specification calls retryable is tried again, after the time that the collector asks for, else after one that doubles.
 */
final class Collector {

    /** How often one body is sent. */
    static final int MOST_TRIES = 4;

    static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private static final Set<Integer> RETRYABLE = Set.of(429, 502, 503, 504);
    private static final BodyHandler<byte[]> ANSWER =
            head -> isTaken(head.statusCode()) ? new BoundedBody() : BodySubscribers.replacing(new byte[0]);

    private final Target target;
    private final Waiting waiting;
    private final long deadlineNanos;
    private final HttpClient http;

    /** @param deadlineNanos until when, by {@code waiting}, everything has to be over */
    Collector(Target target, Waiting waiting, long deadlineNanos) {
        this.target = target;
        this.waiting = waiting;
        this.deadlineNanos = deadlineNanos;
        // Redirects are not followed: credentials would go with them.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends one body over the network.
     *
     * @return how many of its items the collector rejected, by its own word
     * @throws Undelivered when it does not take the body, or not in time
     */
    long send(Body body) throws Undelivered, InterruptedException {
        Duration wait = FIRST_WAIT;
        for (int tries = 1; ; tries++) {
            HttpResponse<byte[]> answer = ask(body);
            if (isTaken(answer.statusCode())) {
                return rejected(answer.body());
            }
            String told =
                    "it answered " + answer.statusCode() + (tries > 1 ? " to the last of " + tries + " tries" : "");
            if (!RETRYABLE.contains(answer.statusCode()) || tries == MOST_TRIES) {
                throw new Undelivered(told);
            }
            Duration pause = asked(answer).orElse(wait);
            if (pause.compareTo(left()) >= 0) {
                throw new Undelivered(told + ", and there is no time for another");
            }
            waiting.await(pause);
            wait = wait.multipliedBy(2);
        }
    }

    private static boolean isTaken(int status) {
        return status / 100 == 2;
    }

    private Optional<Duration> asked(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue(RetryAfter.NAME).flatMap(value -> RetryAfter.of(value, waiting.now()));
    }

    private Duration left() {
        return Duration.ofNanos(deadlineNanos - waiting.nanos());
    }

    private HttpResponse<byte[]> ask(Body body) throws Undelivered, InterruptedException {
        Duration left = left();
        if (left.isZero() || left.isNegative()) {
            throw late();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url());
        target.headers().putOn(request);
        request.setHeader("Content-Type", "application/json").POST(BodyPublishers.ofString(body.json()));
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), ANSWER);
        try {
            return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw new Undelivered(reason(e));
        } finally {
            // Of no effect on what has come; else it ends the exchange, whose connection nobody waits for any more.
            answer.cancel(true);
        }
    }

    private Undelivered late() {
        return new Undelivered("it took longer than " + target.timeout().toMillis() + " ms");
    }

    /** In our own words: an exception's may have the address in it, with all that it was given. */
    static String reason(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return "its name is not known";
        }
        if (has(failure, ConnectException.class)) {
            return "no connection";
        }
        if (has(failure, SSLException.class)) {
            return "no TLS was agreed on";
        }
        return has(failure, BoundedBody.TooLong.class) ? "its answer is too long" : "the connection broke";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** An answer that says nothing of the kind rejects nothing. */
    private long rejected(byte[] answer) {
        try {
            return Math.max(
                    0,
                    new ObjectMapper()
                            .readTree(answer)
                            .path("partialSuccess")
                            .path(target.signal().rejectedField())
                            .asLong(0));
        } catch (IOException noJson) {
            return 0;
        }
    }
}
