package io.ridethrough.simulations.kills;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A process that breaks proxies until it is killed: it applies and heals faults at random, and never comes to an end. */
public final class KilledRunner {
    /** How many proxies each has. */
    static final int PROXIES = 2;

    private static final int MOST_LIVE = 4;
    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final List<Fault> FAULTS = List.of(
            new NetworkFault.Latency(Duration.ofMillis(100), Duration.ofMillis(20)),
            new NetworkFault.Timeout(),
            new NetworkFault.ResetPeer(Duration.ZERO),
            new NetworkFault.Bandwidth(10),
            new NetworkFault.Outage());

    private KilledRunner() {}

    /** @param arguments the API's URL, the lease in milliseconds, a seed, a file for the journal, and its proxies */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentLifeline.exitWhenParentIsGone();
        URI api = URI.create(arguments[0]);
        InjectorSettings settings = InjectorSettings.defaults()
                .withLease(Duration.ofMillis(Long.parseLong(arguments[1])))
                .withJournal(FaultJournal.open(Path.of(arguments[3]), Clock.systemUTC()));
        List<String> proxies = List.of(arguments).subList(4, arguments.length);
        ToxiproxyInjector injector = ToxiproxyInjector.connect(api, settings);
        System.out.println("READY " + api);
        breakForEver(injector, proxies, new Random(Long.parseLong(arguments[2])));
    }

    // What is live at the end is healed by its lease alone: that is what this is for.
    @SuppressWarnings("InfiniteLoopStatement")
    private static void breakForEver(ToxiproxyInjector injector, List<String> proxies, Random random)
            throws InterruptedException {
        Deque<Injection> live = new ArrayDeque<>();
        while (true) {
            Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            live.add(injector.inject(proxies.get(random.nextInt(proxies.size())), fault));
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            if (live.size() > 1 + random.nextInt(MOST_LIVE - 1)) {
                live.remove().close();
            }
        }
    }
}
