package io.ridethrough.environments.model.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs generations, many of them together (continuous batching, as Orca, Yu et al. 2022, describes it), on one thread or
 * several. Each thread is a {@link Lane} with its share of the slots. A generation takes a slot as soon as one is free, in
 * the order of arrival.
 *
 * <p>At most {@code slots + queueLimit} generations are held; what comes beyond is refused at once.
 */
public final class Engine implements AutoCloseable {
    /** A cache beyond this is refused, and so is one that takes over half of the heap. */
    private static final long MOST_CACHE_BYTES = 1L << 30;

    private static final long CLOSE_MILLIS = 5_000;

    private final LlamaShape shape;
    private final EngineSettings settings;
    private final GenerationQueue queue;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * Takes the memory for all slots; {@link #start} starts the threads.
     *
     * @param endToken the token that ends an answer
     * @throws IllegalArgumentException when the key-value cache would take over 1 GiB, or over half of the heap
     */
    public Engine(LlamaWeights weights, int endToken, EngineSettings settings) {
        this.shape = weights.shape();
        this.settings = settings;
        long cacheBytes = KeyValueCache.bytes(shape, settings.slots());
        long most = Math.min(MOST_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 2);
        if (cacheBytes > most) {
            throw new IllegalArgumentException("the key-value cache of " + settings.slots() + " slots takes "
                    + cacheBytes + " bytes, over " + most);
        }
        this.queue = new GenerationQueue(settings);
        for (int number = 0; number < settings.lanes(); number++) {
            lanes.add(new Lane(queue, weights, endToken, settings, number));
        }
    }

    public void start() {
        lanes.forEach(Lane::start);
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
        return queue.offer(request, listener);
    }

    /** The least time that a step takes; zero when it is as fast as it goes. */
    public Duration pace() {
        return settings.pace();
    }

    public EngineLatencies latencies() {
        return queue.tally().latencies();
    }

    public EngineCounts counts() {
        return queue.tally().counts(lanes.stream().mapToInt(Lane::running).sum(), queue.waiting());
    }

    /** Cancels everything and ends the threads; waits five seconds for each of them at most. */
    @Override
    public void close() {
        queue.close();
        lanes.forEach(Lane::interrupt);
        try {
            for (Lane lane : lanes) {
                lane.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
