package io.ridethrough.environments.model.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs generations on one thread, all of them together: each step feeds every running generation's last token and a
 * chunk of the prompts that came in (continuous batching, as Orca, Yu et al. 2022, describes it). A generation takes a
 * slot as soon as one is free, in the order of arrival.
 *
 * <p>At most {@code slots + queueLimit} generations are held; what comes beyond is refused at once.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    /** A cache beyond this is refused, and so is one that takes over half of the heap. */
    private static final long MOST_CACHE_BYTES = 1L << 30;

    private static final long CLOSE_MILLIS = 5_000;

    private final LlamaShape shape;
    private final EngineSettings settings;
    private final int endToken;
    private final ForwardPass forward;
    private final Batch batch;
    private final Semaphore places;
    private final LinkedBlockingQueue<Generation> waiting;
    private final Thread thread = new Thread(this::serve, "model-engine");
    private final Tally tally = new Tally();

    private final List<Generation> running = new ArrayList<>();
    private final Deque<Integer> freeSlots = new ArrayDeque<>();
    private volatile int runningCount;
    private volatile boolean closing;

    /**
     * Takes the memory for all slots; {@link #start} starts the thread.
     *
     * @param endToken the token that ends an answer
     * @throws IllegalArgumentException when the key-value cache would take over 1 GiB, or over half of the heap
     */
    public Engine(LlamaWeights weights, int endToken, EngineSettings settings) {
        this.shape = weights.shape();
        this.settings = settings;
        this.endToken = endToken;
        long cacheBytes = KeyValueCache.bytes(shape, settings.slots());
        long most = Math.min(MOST_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 2);
        if (cacheBytes > most) {
            throw new IllegalArgumentException("the key-value cache of " + settings.slots() + " slots takes "
                    + cacheBytes + " bytes, over " + most);
        }
        int rows = settings.slots() + settings.prefillChunk();
        this.forward = new ForwardPass(weights, settings.slots(), rows, settings.slots());
        this.batch = new Batch(rows);
        this.places = new Semaphore(settings.slots() + settings.queueLimit());
        this.waiting = new LinkedBlockingQueue<>(settings.slots() + settings.queueLimit());
        for (int slot = 0; slot < settings.slots(); slot++) {
            freeSlots.add(slot);
        }
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Tokens that prompt and answer may have together. */
    public int contextLength() {
        return shape.contextLength();
    }

    /**
     * Takes a request on, or refuses it.
     *
     * @return the generation, empty when slots and queue are full or the engine is closed; a refused request's listener
     *     hears nothing
     * @throws IllegalArgumentException when the request does not fit the context or names a token that does not exist
     */
    public Optional<Generation> submit(GenerationRequest request, GenerationListener listener) {
        if (request.prompt().size() + (long) request.maxTokens() > shape.contextLength()) {
            throw new IllegalArgumentException("prompt and answer exceed the context of " + shape.contextLength());
        }
        if (request.prompt().stream().anyMatch(token -> token < 0 || token >= shape.vocabularySize())) {
            throw new IllegalArgumentException("the prompt holds a token that does not exist");
        }
        if (closing || !places.tryAcquire()) {
            tally.rejected.increment();
            return Optional.empty();
        }
        Generation generation = new Generation(request, listener, this::withdraw);
        waiting.add(generation);
        if (closing) {
            withdraw(generation);
        }
        return Optional.of(generation);
    }

    /** The least time that a step takes; zero when it is as fast as it goes. */
    public Duration pace() {
        return settings.pace();
    }

    public EngineLatencies latencies() {
        return tally.latencies();
    }

    public EngineCounts counts() {
        return tally.counts(runningCount, waiting.size());
    }

    /** Cancels everything and ends the thread; waits five seconds for it at most. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a cancelled generation that has no slot; one that has is ended by the engine's thread. */
    private void withdraw(Generation generation) {
        if (waiting.remove(generation)) {
            end(generation, FinishReason.CANCELLED);
        }
    }

    private void serve() {
        try {
            while (!closing) {
                dropCancelled();
                admit();
                if (running.isEmpty()) {
                    seat(waiting.take());
                } else {
                    step();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing = true;
            endRunning(FinishReason.CANCELLED);
            for (Generation left = waiting.poll(); left != null; left = waiting.poll()) {
                end(left, FinishReason.CANCELLED);
            }
        }
    }

    private void dropCancelled() {
        for (Iterator<Generation> each = running.iterator(); each.hasNext(); ) {
            Generation generation = each.next();
            if (generation.isCancelled()) {
                each.remove();
                release(generation, FinishReason.CANCELLED);
            }
        }
    }

    private void admit() {
        while (!freeSlots.isEmpty()) {
            Generation next = waiting.poll();
            if (next == null) {
                return;
            }
            seat(next);
        }
    }

    private void seat(Generation generation) {
        generation.seat(freeSlots.remove());
        running.add(generation);
        runningCount = running.size();
        tally.promptTokens.add(generation.promptTokens());
    }

    private void step() {
        long began = System.nanoTime();
        try {
            fill();
            float[] logits = forward.run(batch);
            tally.steps.increment();
            keepPace(began);
            deliver(logits);
        } catch (RuntimeException e) {
            // A step that breaks leaves every cache in doubt, so that none of its generations may go on.
            LOG.log(Level.ERROR, "a step broke; its generations are failed", e);
            endRunning(FinishReason.FAILED);
        }
    }

    /** Running answers first, then prompts in the order of arrival, up to the chunk. */
    private void fill() {
        batch.clear();
        int chunkLeft = settings.prefillChunk();
        for (Generation generation : running) {
            if (generation.isPrefilling()) {
                chunkLeft -= generation.addPrompt(batch, chunkLeft);
            } else {
                generation.addNext(batch);
            }
        }
    }

    private void keepPace(long began) {
        long until = began + settings.pace().toNanos();
        for (long left = until - System.nanoTime(); left > 0 && !closing; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void deliver(float[] logits) {
        long nowNanos = System.nanoTime();
        for (Iterator<Generation> each = running.iterator(); each.hasNext(); ) {
            Generation generation = each.next();
            if (!generation.hasLogits()) {
                continue;
            }
            Optional<FinishReason> end = deliver(generation, generation.pick(logits, shape.vocabularySize()), nowNanos);
            if (end.isPresent()) {
                each.remove();
                release(generation, end.get());
            }
        }
    }

    private Optional<FinishReason> deliver(Generation generation, int token, long nowNanos) {
        if (token == endToken) {
            return Optional.of(FinishReason.STOP);
        }
        tally.generatedTokens.increment();
        generation.clock(nowNanos, tally);
        try {
            return generation.tell();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener broke; its generation is failed", e);
            return Optional.of(FinishReason.FAILED);
        }
    }

    private void endRunning(FinishReason reason) {
        List<Generation> ended = List.copyOf(running);
        running.clear();
        ended.forEach(generation -> release(generation, reason));
    }

    private void release(Generation generation, FinishReason reason) {
        freeSlots.add(generation.slot());
        runningCount = running.size();
        end(generation, reason);
    }

    private void end(Generation generation, FinishReason reason) {
        places.release();
        tally.ended(reason).increment();
        if (reason == FinishReason.STOP || reason == FinishReason.LENGTH) {
            tally.endToEnd.add(System.nanoTime() - generation.submittedNanos());
        }
        try {
            generation.listener().onEnd(reason);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener broke at the end of its generation", e);
        }
    }
}
