package io.ridethrough.simulations.doctor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What must not outlive an examination: an environment, with it every fault, and files. Closed in the reverse order of their
 * start, once, whoever comes first: the end of the examination, or the virtual machine's shutdown after Ctrl-C or TERM.
 */
public final class ClosedAtExit implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<String> unclosed = new ArrayList<>();
    private final Thread hook = new Thread(this::exit, "doctor-interrupted");
    private volatile boolean isExiting;
    private boolean isClosed;

    private ClosedAtExit() {}

    /** Holds nothing yet. */
    public static ClosedAtExit open() {
        ClosedAtExit closed = new ClosedAtExit();
        Runtime.getRuntime().addShutdownHook(closed.hook);
        return closed;
    }

    /** Takes over a part; it is closed at once when all is over already. */
    public synchronized <T extends AutoCloseable> T own(T part) {
        if (isClosed) {
            close(part);
        } else {
            parts.push(part);
        }
        return part;
    }

    /** Whether the virtual machine is on its way out, so that nothing that is found any more is worth telling. */
    public boolean isExiting() {
        return isExiting;
    }

    /** Why a part could not be closed, a line each: a fault may still be in place. */
    public synchronized List<String> unclosed() {
        return List.copyOf(unclosed);
    }

    private void exit() {
        isExiting = true;
        closeAll();
    }

    private synchronized void closeAll() {
        isClosed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            unclosed.add(Words.of(e));
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is going already, and the hook finds nothing left to close.
            return;
        }
    }
}
