package io.ridethrough.simulations.conductor;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.terminal.RunView;
import java.util.List;

/** While open, a Ctrl-C or a TERM ends the live run in order before the virtual machine goes. */
final class ShutdownGuard implements AutoCloseable {
    private final Thread hook;

    private ShutdownGuard(Thread hook) {
        this.hook = hook;
    }

    static ShutdownGuard over(LiveRun live, RunView view, RunFolder folder) {
        Thread hook = new Thread(() -> end(live, view, folder), "conductor-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownGuard(hook);
    }

    /** Ends the live run in order, because somebody asked for it, and says so. */
    static void end(LiveRun live, RunView view, RunFolder folder) {
        List<String> unclosed = live.interrupt();
        String state =
                unclosed.isEmpty() ? "every fault is healed and every process ends" : String.join("; ", unclosed);
        view.ended("interrupted: " + state + "; the partial run is in " + folder.path());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is going already: the hook does its work, and there is nothing to remove.
            return;
        }
    }
}
