package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The gradients of a batch. The batch is dealt out to {@value #SHARDS} shards, whose gradients are added in their order:
 * how many threads work on them changes no bit.
 */
final class BatchLearner implements AutoCloseable {
    private static final int SHARDS = 4;

    private final LlamaShape shape;
    private final Rotation rotation;
    private final ExecutorService threads;
    private final List<Parameters> shards = new ArrayList<>();

    BatchLearner(LlamaShape shape, Parameters parameters, int threads) {
        this.shape = shape;
        this.rotation = new Rotation(shape, shape.contextLength());
        this.threads = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < SHARDS; i++) {
            shards.add(parameters.zeros());
        }
    }

    /**
     * A batch's outcome.
     *
     * @param loss nats for each token of an answer
     * @param gradients valid until the next batch
     */
    record Outcome(double loss, Parameters gradients) {}

    Outcome learn(Parameters parameters, List<Lesson> batch) throws InterruptedException {
        Network network = new Network(shape, rotation, parameters);
        int answerTokens = batch.stream().mapToInt(Lesson::answerTokens).sum();
        List<Future<Double>> losses = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            int shard = i;
            losses.add(threads.submit(() -> learn(network, batch, shard, 1f / answerTokens)));
        }
        double loss = 0;
        try {
            for (Future<Double> each : losses) {
                loss += each.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a batch could not be learned", broken);
        }
        for (int i = 1; i < SHARDS; i++) {
            shards.get(0).add(shards.get(i));
        }
        return new Outcome(loss / answerTokens, shards.get(0));
    }

    private double learn(Network network, List<Lesson> batch, int shard, float factor) {
        Parameters gradients = shards.get(shard);
        gradients.clear();
        double loss = 0;
        for (int i = shard; i < batch.size(); i += SHARDS) {
            loss += network.learn(batch.get(i), factor, gradients);
        }
        return loss;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
