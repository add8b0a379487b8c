package io.ridethrough.environments.model.training;

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
    private final float[] embedding;
    private final float[] embeddingByElement;
    private final float[] outputNorm;
    private final List<Block> blocks = new ArrayList<>();

    Network(LlamaShape shape, Rotation rotation, Parameters parameters) {
        this.shape = shape;
        this.embedding = parameters.of(Parameters.EMBEDDING);
        this.embeddingByElement = Dense.transposed(embedding, shape.vocabularySize(), shape.width());
        this.outputNorm = parameters.of(Parameters.OUTPUT_NORM);
        for (int i = 0; i < shape.layers(); i++) {
            blocks.add(new Block(shape, rotation, parameters, i));
        }
    }

    /**
     * The sum of the answer's cross-entropies in nats; their gradients, times {@code factor}, are added to {@code gradients}.
     */
    double learn(Lesson lesson, float factor, Parameters gradients) {
        int width = shape.width();
        int[] tokens = lesson.tokens();
        int rows = tokens.length - 1;
        // Nothing before the last token of the prompt predicts a token of the answer.
        int from = lesson.answerAt() - 1;
        float[] residual = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(embedding, tokens[row] * width, residual, row * width, width);
        }
        List<Block.Trace> traces = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block.Trace trace = blocks.get(i).forward(residual, rows, i + 1 == blocks.size() ? from : 0);
            traces.add(trace);
            residual = trace.out();
        }
        int asked = rows - from;
        float[] last = Arrays.copyOfRange(residual, from * width, rows * width);
        float[] normed = new float[asked * width];
        float[] scales = new float[asked];
        Norm.forward(last, outputNorm, shape.normEpsilon(), normed, scales);
        float[] logits = new float[asked * shape.vocabularySize()];
        Dense.multiplyAdd(normed, 0, embeddingByElement, logits, 0, asked, width, shape.vocabularySize());
        double loss = 0;
        for (int row = 0; row < asked; row++) {
            loss += crossEntropy(logits, row, tokens[from + row + 1], factor);
        }

        float[] embeddingGradient = gradients.of(Parameters.EMBEDDING);
        float[] normedGradient = new float[asked * width];
        Dense.multiplyAdd(logits, 0, embedding, normedGradient, 0, asked, shape.vocabularySize(), width);
        Dense.matrixGradient(logits, 0, normed, 0, embeddingGradient, asked, shape.vocabularySize(), width);
        float[] lastGradient = new float[asked * width];
        Norm.backward(last, outputNorm, scales, normedGradient, lastGradient, gradients.of(Parameters.OUTPUT_NORM));
        float[] gradient = new float[rows * width];
        System.arraycopy(lastGradient, 0, gradient, from * width, asked * width);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            traces.get(i).backward(gradient, gradients);
        }
        for (int row = 0; row < rows; row++) {
            Dense.addScaled(1, gradient, row * width, embeddingGradient, tokens[row] * width, width);
        }
        return loss;
    }

    /** Turns a row of logits into their gradient: {@code softmax − 1} at the right token, {@code softmax} elsewhere. */
    private double crossEntropy(float[] logits, int row, int right, float factor) {
        int count = shape.vocabularySize();
        int at = row * count;
        float largest = logits[at];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, logits[at + i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            logits[at + i] = (float) StrictMath.exp(logits[at + i] - largest);
            sum += logits[at + i];
        }
        double loss = -StrictMath.log(logits[at + right] / sum);
        for (int i = 0; i < count; i++) {
            logits[at + i] = logits[at + i] / sum * factor;
        }
        logits[at + right] -= factor;
        return loss;
    }
}
