package io.ridethrough.environments.inference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One exchange from the question to its outcome. Lives on the event loop: no method is called from another thread. The
 * first ending stands, and what comes after it changes nothing.
 */
final class OpenExchange {
    private static final int OK = 200;
    private static final Set<Integer> NO_ROOM = Set.of(429, 503);
    private static final Set<Integer> INVALID_REQUEST = Set.of(400, 422);
    private static final int MOST_ANSWER_BYTES = 8 << 20;
    private static final int MOST_ERROR_BYTES = 16 << 10;

    private final ChatQuestion question;
    private final CompletableFuture<ChatOutcome> outcome;
    private AnswerParts parts = new AnswerParts();
    private AnswerBody body = AnswerBody.none();
    private StringBuilder errorText = new StringBuilder();
    private int status;
    private int bodyBytes;
    private OptionalInt retryAfterSeconds = OptionalInt.empty();
    private long sentNanos;
    private boolean askedForUsage;
    private boolean isComplete;
    private Runnable onEnd = () -> {};
    private @Nullable Future<?> deadline;
    private @Nullable Channel channel;

    OpenExchange(ChatQuestion question, CompletableFuture<ChatOutcome> outcome, long askedNanos) {
        this.question = question;
        this.outcome = outcome;
        this.sentNanos = askedNanos;
    }

    ChatQuestion question() {
        return question;
    }

    boolean isOver() {
        return outcome.isDone();
    }

    boolean isComplete() {
        return isComplete;
    }

    /** What is to be done when it has ended. */
    void onEnd(Runnable action) {
        onEnd = action;
    }

    void limitBy(Future<?> timer) {
        this.deadline = timer;
    }

    /** From now on an early end closes {@code used}, which need not be connected yet. */
    void use(Channel used) {
        this.channel = used;
    }

    /** The question goes out, for the first time or once more. */
    void sent(long nanos, boolean asksForUsage) {
        sentNanos = nanos;
        askedForUsage = asksForUsage;
        status = 0;
        bodyBytes = 0;
        parts = new AnswerParts();
        body = AnswerBody.none();
        errorText = new StringBuilder();
    }

    void begin(HttpResponse response) {
        status = response.status().code();
        if (status == OK) {
            body = AnswerBody.of(
                    Objects.requireNonNullElse(response.headers().get(HttpHeaderNames.CONTENT_TYPE), ""),
                    parts,
                    this::done);
        } else {
            Integer seconds = response.headers().getInt(HttpHeaderNames.RETRY_AFTER);
            retryAfterSeconds = seconds == null || seconds < 0 ? OptionalInt.empty() : OptionalInt.of(seconds);
        }
    }

    void content(ByteBuf bytes, long readNanos) {
        bodyBytes += bytes.readableBytes();
        if (status != OK) {
            int kept = Math.min(bytes.readableBytes(), MOST_ERROR_BYTES - errorText.length());
            errorText.append(bytes.toString(bytes.readerIndex(), Math.max(0, kept), StandardCharsets.UTF_8));
            if (bodyBytes > MOST_ANSWER_BYTES) {
                endByStatus(readNanos);
            }
        } else if (bodyBytes > MOST_ANSWER_BYTES) {
            end(Ending.MALFORMED, readNanos, "longer than " + MOST_ANSWER_BYTES + " bytes");
        } else {
            try {
                body.read(bytes, readNanos);
            } catch (BrokenAnswerException e) {
                end(e.ending(), readNanos, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Whether the refusal that came whole is for the wish to be told the token counts. */
    boolean isRefusedForUsage() {
        return askedForUsage
                && INVALID_REQUEST.contains(status)
                && (errorText.indexOf("stream_options") >= 0 || errorText.indexOf("include_usage") >= 0);
    }

    /** The response came whole. */
    void endOfBody(long readNanos) {
        if (status != OK) {
            endByStatus(readNanos);
            return;
        }
        try {
            body.end(readNanos);
        } catch (BrokenAnswerException e) {
            end(e.ending(), readNanos, String.valueOf(e.getMessage()));
        }
        end(Ending.TRUNCATED, readNanos, missing());
    }

    /** The connection is gone, or there never was one. */
    void disconnected(long nanos, String problem) {
        if (status == 0) {
            end(Ending.NOT_CONNECTED, nanos, problem);
            return;
        }
        if (status != OK) {
            endByStatus(nanos);
            return;
        }
        try {
            body.breakOff();
        } catch (BrokenAnswerException e) {
            end(e.ending(), nanos, String.valueOf(e.getMessage()));
        }
        end(Ending.TRUNCATED, nanos, missing());
    }

    /** Its connection serves others from now on. */
    void letGo() {
        channel = null;
    }

    /** Ends it, if it has not ended, and closes the connection that it uses. */
    void giveUp(Ending ending, long nanos, String problem) {
        end(ending, nanos, problem);
        if (channel != null) {
            channel.close();
        }
    }

    private void done(long readNanos) {
        if (parts.hasFinishReason()) {
            end(Ending.COMPLETE, readNanos, "");
        } else {
            end(Ending.TRUNCATED, readNanos, missing());
        }
    }

    private String missing() {
        return parts.hasFinishReason() ? "ended without [DONE]" : "ended without finish_reason";
    }

    private void endByStatus(long nanos) {
        String problem = "status " + status + AnswerParts.errorNameIn(errorText.toString());
        end(NO_ROOM.contains(status) ? Ending.REFUSED : Ending.HTTP_ERROR, nanos, problem);
    }

    private void end(Ending ending, long nanos, String problem) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        onEnd.run();
        if (!outcome.isDone()) {
            isComplete = ending == Ending.COMPLETE;
            outcome.complete(parts.outcome(ending, status, sentNanos, nanos, retryAfterSeconds, problem));
        }
    }
}
