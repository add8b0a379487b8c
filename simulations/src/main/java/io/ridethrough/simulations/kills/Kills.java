package io.ridethrough.simulations.kills;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Starts runners that break proxies, and kills each at a random moment: while it starts, while it applies its first
 * faults, or after it has renewed leases. Then looks, until lease and grace are over, for what it left.
 */
public final class Kills {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    /** A JVM takes about so long to start and connect, on a busy machine. */
    private static final Duration START = Duration.ofMillis(1500);

    private static final Duration FIRST_FAULTS = Duration.ofMillis(500);

    private final KillSettings settings;
    private final URI api;
    private final Path folder;

    /**
     * @param api a fault proxy's, in a process of its own
     * @param folder for the runners' logs and journals
     */
    public Kills(KillSettings settings, URI api, Path folder) {
        this.settings = settings;
        this.api = api;
        this.folder = folder;
    }

    /**
     * Kills them all; takes about (lease + 4 s) × kills ÷ at once.
     *
     * @param whenDone told after each, in no particular order
     * @throws EnvironmentUnavailableException when a runner does not start
     */
    public List<KillResult> run(Consumer<KillResult> whenDone)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        ExecutorService slots = Executors.newFixedThreadPool(settings.atOnce());
        try (ProxyWatch watch = new ProxyWatch(api)) {
            watch.start();
            AtomicInteger next = new AtomicInteger();
            List<Future<List<KillResult>>> running = new ArrayList<>();
            for (int slot = 0; slot < settings.atOnce(); slot++) {
                List<String> proxies = new ArrayList<>();
                for (int i = 0; i < KilledRunner.PROXIES; i++) {
                    proxies.add("runner-" + slot + "-" + i);
                    watch.create(proxies.get(i));
                }
                running.add(slots.submit(() -> {
                    List<KillResult> results = new ArrayList<>();
                    for (int i = next.getAndIncrement(); i < settings.kills(); i = next.getAndIncrement()) {
                        KillResult result = kill(i, proxies, watch);
                        results.add(result);
                        whenDone.accept(result);
                    }
                    return results;
                }));
            }
            List<KillResult> all = new ArrayList<>();
            for (Future<List<KillResult>> slot : running) {
                all.addAll(slot.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EnvironmentUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IOException("a kill failed: " + e.getCause(), e);
        } finally {
            slots.shutdownNow();
        }
    }

    private KillResult kill(int ordinal, List<String> proxies, ProxyWatch watch)
            throws EnvironmentUnavailableException, IOException, InterruptedException {
        Random random = new Random(settings.seed() * 31 + ordinal);
        CountDownLatch ready = new CountDownLatch(1);
        String moment;
        long killedNanos;
        try (ChildProcess runner =
                ChildProcess.run(command(ordinal, random.nextLong(), proxies), line -> ready.countDown())) {
            moment = awaitMoment(ordinal, random, ready);
            Optional<String> failure = runner.failure();
            if (failure.isPresent()) {
                throw new EnvironmentUnavailableException(failure.get());
            }
            runner.kill();
            killedNanos = System.nanoTime();
        }
        return watch(moment, killedNanos, proxies, watch);
    }

    private String awaitMoment(int ordinal, Random random, CountDownLatch ready)
            throws EnvironmentUnavailableException, InterruptedException {
        if (ordinal % 3 == 0) {
            sleep(START, random);
            return "while it started";
        }
        if (!ready.await(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new EnvironmentUnavailableException("a runner was not ready within " + START_PATIENCE);
        }
        if (ordinal % 3 == 1) {
            sleep(FIRST_FAULTS, random);
            return "at its first faults";
        }
        // Leases are renewed three times in their term.
        sleep(settings.lease().multipliedBy(2).dividedBy(3), random);
        return "later";
    }

    private static void sleep(Duration most, Random random) throws InterruptedException {
        Thread.sleep(random.nextLong(most.toMillis()));
    }

    private KillResult watch(String moment, long killedNanos, List<String> proxies, ProxyWatch watch)
            throws IOException, InterruptedException {
        long deadlineNanos =
                killedNanos + settings.lease().plus(settings.grace()).toNanos();
        ProxyWatch.Look look = watch.after(killedNanos);
        int inPlace = look.faultsOn(proxies).size();
        Optional<Duration> untilFree = Optional.empty();
        boolean wasFree = inPlace == 0;
        // To the end although it is free before: a call that was under way at the kill may land yet.
        while (look.atNanos() - deadlineNanos < 0) {
            look = watch.after(look.atNanos());
            boolean isFree = look.faultsOn(proxies).isEmpty();
            if (isFree && !wasFree) {
                untilFree = Optional.of(Duration.ofNanos(look.atNanos() - killedNanos));
            }
            wasFree = isFree;
        }
        List<String> left = look.faultsOn(proxies);
        return new KillResult(moment, inPlace, left.isEmpty() ? untilFree : Optional.empty(), left);
    }

    private JavaCommand command(int ordinal, long seed, List<String> proxies) {
        List<String> arguments = new ArrayList<>(List.of(
                api.toString(),
                String.valueOf(settings.lease().toMillis()),
                String.valueOf(seed),
                folder.resolve("runner-" + ordinal + ".ndjson").toString()));
        arguments.addAll(proxies);
        return new JavaCommand(
                "runner-" + ordinal,
                KilledRunner.class.getName(),
                List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                arguments,
                folder);
    }
}
