package io.ridethrough.environments.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * What a container says: its error output goes to a log, and a line {@code READY <url>} tells that it serves. Of somebody else's
 * program all goes to the log, and nothing that it says tells anything.
 */
final class PartOutput extends ResultCallback.Adapter<Frame> {
    private static final String READY = "READY ";

    private final OutputStream log;
    private final boolean isOurs;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private PartOutput(OutputStream log, boolean isOurs) {
        this.log = log;
        this.isOurs = isOurs;
    }

    /** Of a part of ours. */
    static PartOutput ofOurs(OutputStream log) {
        return new PartOutput(log, true);
    }

    /** Of a program that says on either output whatever it likes. */
    static PartOutput ofTheirs(OutputStream log) {
        return new PartOutput(log, false);
    }

    /** True once it serves, false when its output ended before. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    /** Completes when its output ends, as it does when the container does. */
    CompletableFuture<Boolean> ended() {
        return ended;
    }

    /** Whether its output has ended. */
    boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public void onNext(Frame frame) {
        if (!isOurs || frame.getStreamType() == StreamType.STDERR) {
            write(frame.getPayload());
        } else {
            for (byte one : frame.getPayload()) {
                take(one);
            }
        }
    }

    private void write(byte[] bytes) {
        try {
            log.write(bytes);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void take(byte one) {
        if (one != '\n') {
            line.write(one);
            return;
        }
        if (line.toString(StandardCharsets.UTF_8).startsWith(READY)) {
            ready.complete(true);
        }
        line.reset();
    }

    @Override
    public void onComplete() {
        end();
        super.onComplete();
    }

    @Override
    public void onError(Throwable broken) {
        end();
        super.onError(broken);
    }

    private void end() {
        ready.complete(false);
        ended.complete(true);
        try {
            log.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
