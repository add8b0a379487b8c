package io.ridethrough.environments.model.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread of the engine, with slots of its own. Each step feeds a chunk of the prompts that came in, the last
 * tokens of the generations that run, or both.
 */
final class Lane {
    private static final Logger LOG = System.getLogger(Lane.class.getName());

    private static final int MOST_STEPS_HELD_BACK = 2;

    private final GenerationQueue queue;
    private final int endToken;
    private final EngineSettings settings;
    private final int vocabularySize;
    private final ForwardPass forward;
    private final Batch batch;
    private final Thread thread;
    private final List<Generation> running = new ArrayList<>();
    private final Deque<Integer> freeSlots = new ArrayDeque<>();
    private int stepsHeldBack;
    private volatile int runningCount;

    /** Takes the memory for its slots. */
    Lane(GenerationQueue queue, LlamaWeights weights, int endToken, EngineSettings settings, int number) {
        this.queue = queue;
        this.endToken = endToken;
        this.settings = settings;
        this.vocabularySize = weights.shape().vocabularySize();
        int slots = settings.slotsOfLane(number);
        int rows = slots + settings.prefillChunk();
        this.forward = new ForwardPass(weights, slots, rows, slots);
        this.batch = new Batch(rows);
        this.thread = new Thread(this::serve, "model-engine-" + number);
        for (int slot = 0; slot < slots; slot++) {
            freeSlots.add(slot);
        }
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Generations in a slot. */
    int running() {
        return runningCount;
    }

    void interrupt() {
        thread.interrupt();
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void serve() {
        try {
            while (!queue.isClosed()) {
                dropCancelled();
                admit();
                if (running.isEmpty()) {
                    seat(queue.take());
                } else {
                    step();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            endRunning(FinishReason.CANCELLED);
            // Without one of its lanes the engine would serve on at less than was asked for.
            queue.close();
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

    /** Takes no more prompts than the next step has room for: what waits may find another lane free before this one. */
    private void admit() {
        while (!freeSlots.isEmpty() && promptTokensLeft() < settings.prefillChunk()) {
            Optional<Generation> next = queue.poll();
            if (next.isEmpty()) {
                return;
            }
            seat(next.get());
        }
    }

    private int promptTokensLeft() {
        return running.stream().mapToInt(Generation::promptTokensLeft).sum();
    }

    private void seat(Generation generation) {
        generation.seat(freeSlots.remove());
        running.add(generation);
        runningCount = running.size();
        queue.tally().promptTokens.add(generation.promptTokens());
    }

    private void step() {
        long began = System.nanoTime();
        try {
            fill();
            float[] logits = forward.run(batch);
            queue.tally().steps.increment();
            keepPace(began);
            deliver(logits);
        } catch (RuntimeException e) {
            // A step that breaks leaves every cache in doubt, so that none of its generations may go on.
            LOG.log(Level.ERROR, "a step broke; its generations are failed", e);
            endRunning(FinishReason.FAILED);
        }
    }

    /**
     * Prompts in the order of arrival, up to the chunk, and the running answers. Those stand back for the prompts, since a
     * first token is waited for by more: everything behind it in the queue. They do so for {@link #MOST_STEPS_HELD_BACK} steps
     * in succession at most.
     */
    private void fill() {
        batch.clear();
        int chunkLeft = settings.prefillChunk();
        boolean hasPrompts = promptTokensLeft() > 0;
        stepsHeldBack = hasPrompts && stepsHeldBack < MOST_STEPS_HELD_BACK ? stepsHeldBack + 1 : 0;
        for (Generation generation : running) {
            if (generation.isPrefilling()) {
                chunkLeft -= generation.addPrompt(batch, chunkLeft);
            } else if (stepsHeldBack == 0) {
                generation.addNext(batch);
            }
        }
    }

    private void keepPace(long began) {
        long until = began + settings.pace().toNanos();
        for (long left = until - System.nanoTime(); left > 0 && !queue.isClosed(); left = until - System.nanoTime()) {
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
            Optional<FinishReason> end = deliver(generation, generation.pick(logits, vocabularySize), nowNanos);
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
        queue.tally().generatedTokens.increment();
        generation.clock(nowNanos, queue.tally());
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
        queue.end(generation, reason);
    }
}
