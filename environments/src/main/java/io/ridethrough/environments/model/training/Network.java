package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.Exponential;
import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A llama-architecture network with tied embeddings, as its parameters stand: the loss of a sequence, and the gradients
 * of that loss by back-propagation. Safe for several threads that bring gradients of their own.
 */
final class Network {
    private final LlamaShape shape;
    private final float[][] embedding;
    private final float[][] embeddingByElement;
    private final float[] outputNorm;
    private final List<Block> blocks = new ArrayList<>();

    Network(LlamaShape shape, Rotation rotation, Parameters parameters) {
        this.shape = shape;
        this.embedding = parameters.of(Parameters.EMBEDDING);
        this.embeddingByElement = Dense.transposed(embedding);
        this.outputNorm = parameters.of(Parameters.OUTPUT_NORM)[0];
        for (int i = 0; i < shape.layers(); i++) {
            blocks.add(new Block(shape, rotation, parameters, i));
        }
    }

    /**
     * The sum of the answer's cross-entropies in nats; their gradients, times {@code factor}, are added to {@code gradients}.
     */
    double learn(Lesson lesson, float factor, Parameters gradients) {
        int[] tokens = lesson.tokens();
        int rows = tokens.length - 1;
        // Nothing before the last token of the prompt predicts a token of the answer.
        int from = lesson.answerAt() - 1;
        float[][] residual = new float[rows][];
        for (int row = 0; row < rows; row++) {
            residual[row] = embedding[tokens[row]].clone();
        }
        List<Block.Trace> traces = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block.Trace trace = blocks.get(i).forward(residual, i + 1 == blocks.size() ? from : 0);
            traces.add(trace);
            residual = trace.out();
        }
        float[][] gradient = new float[rows][shape.width()];
        double loss = learnOutput(
                Arrays.copyOfRange(residual, from, rows),
                Arrays.copyOfRange(tokens, from + 1, rows + 1),
                factor,
                Arrays.copyOfRange(gradient, from, rows),
                gradients);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            traces.get(i).backward(gradient, gradients);
        }
        float[][] embeddingGradient = gradients.of(Parameters.EMBEDDING);
        for (int row = 0; row < rows; row++) {
            Dense.addScaled(1, gradient[row], embeddingGradient[tokens[row]], shape.width());
        }
        return loss;
    }

    /** The loss of the rows that predict the answer; adds to their gradient. */
    private double learnOutput(
            float[][] last, int[] right, float factor, float[][] lastGradient, Parameters gradients) {
        int rows = last.length;
        float[][] normed = new float[rows][shape.width()];
        float[] scales = new float[rows];
        Norm.forward(last, outputNorm, shape.normEpsilon(), normed, scales);
        float[][] logits = new float[rows][shape.vocabularySize()];
        Dense.multiplyAdd(normed, embeddingByElement, logits, 0, rows);
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            loss += crossEntropy(logits[row], right[row], factor);
        }
        float[][] normedGradient = new float[rows][shape.width()];
        Dense.multiplyAdd(logits, embedding, normedGradient, 0, rows);
        Dense.matrixGradient(logits, normed, gradients.of(Parameters.EMBEDDING), 0, rows, false);
        float[] weightGradient = gradients.of(Parameters.OUTPUT_NORM)[0];
        Norm.backward(last, outputNorm, scales, normedGradient, lastGradient, weightGradient);
        return loss;
    }

    /** Turns a row of logits into their gradient: {@code softmax − 1} at the right token, {@code softmax} elsewhere. */
    private static double crossEntropy(float[] logits, int right, float factor) {
        float largest = logits[0];
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        float sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Exponential.of(logits[i] - largest);
            sum += logits[i];
        }
        double loss = -StrictMath.log((double) logits[right] / sum);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logits[i] / sum * factor;
        }
        logits[right] -= factor;
        return loss;
    }
}
