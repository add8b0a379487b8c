package io.ridethrough.environments.model.engine;

/**
 * The llama architecture (Touvron et al. 2023): per block, RMSNorm, attention and a SwiGLU feed-forward, each added to
 * the residual stream; then a last norm and the output matrix.
 *
 * <p>Every row's arithmetic is fixed, in its order and by nothing but what IEEE 754 rounds exactly, so that a request has
 * the same logits to the bit whether it runs alone or among others, in one prefill or in chunks, and on every JDK. Owned by
 * one thread; a run allocates nothing.
 */
final class ForwardPass {
    private final LlamaWeights weights;
    private final LlamaShape shape;
    private final KeyValueCache cache;
    private final RotaryEmbedding rotary;
    private final Attention attention;
    private final float[][] residual;
    private final float[][] normed;
    private final float[][] query;
    private final float[][] key;
    private final float[][] value;
    private final float[][] attended;
    private final float[][] gate;
    private final float[][] up;
    private final float[][] lastNormed;
    private final float[][] logitRows;
    private final float[] logits;

    /**
     * @param rows the most rows that a batch holds
     * @param mostLogitRows the most of them that ask for logits
     */
    ForwardPass(LlamaWeights weights, int slots, int rows, int mostLogitRows) {
        this(weights, slots, rows, mostLogitRows, AttentionPrecision.HALF);
    }

    /** The same with another precision of attention. */
    ForwardPass(LlamaWeights weights, int slots, int rows, int mostLogitRows, AttentionPrecision precision) {
        this.weights = weights;
        shape = weights.shape();
        cache = new KeyValueCache(shape, slots, precision);
        rotary = new RotaryEmbedding(shape);
        attention = new Attention(shape, precision);
        residual = new float[rows][shape.width()];
        normed = new float[rows][shape.width()];
        query = new float[rows][shape.width()];
        key = new float[rows][shape.keyValueWidth()];
        value = new float[rows][shape.keyValueWidth()];
        attended = new float[rows][shape.width()];
        gate = new float[rows][shape.feedForwardWidth()];
        up = new float[rows][shape.feedForwardWidth()];
        lastNormed = new float[mostLogitRows][shape.width()];
        logitRows = new float[mostLogitRows][shape.vocabularySize()];
        logits = new float[mostLogitRows * shape.vocabularySize()];
    }

    /**
     * Runs one batch.
     *
     * @return the logits, {@code vocabularySize} for each row that asked; overwritten by the next run
     */
    float[] run(Batch batch) {
        int rows = batch.size();
        for (int row = 0; row < rows; row++) {
            weights.embed(batch.token(row), residual[row]);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attend(layer, weights.layers().get(layer), batch);
            feedForward(weights.layers().get(layer), rows);
        }
        return output(batch);
    }

    private void attend(int index, LlamaWeights.Layer layer, Batch batch) {
        int rows = batch.size();
        norm(layer.attentionNorm(), rows);
        // One type serves all three in every file that converters write, and so does one preparation.
        layer.query().prepare(normed, rows);
        layer.query().apply(normed, query, rows);
        layer.key().apply(normed, key, rows);
        layer.value().apply(normed, value, rows);
        for (int row = 0; row < rows; row++) {
            int position = batch.position(row);
            rotary.turn(query[row], shape.heads(), position);
            rotary.turn(key[row], shape.keyValueHeads(), position);
            cache.store(index, batch.slot(row), position, key[row], value[row]);
        }
        for (int row = 0; row < rows; row++) {
            int slot = batch.slot(row);
            int seen = batch.position(row) + 1;
            attention.attend(query[row], cache.keys(index, slot), cache.values(index, slot), seen, attended[row]);
        }
        layer.attentionOutput().prepare(attended, rows);
        layer.attentionOutput().addTo(attended, residual, rows);
    }

    private void feedForward(LlamaWeights.Layer layer, int rows) {
        norm(layer.feedForwardNorm(), rows);
        layer.gate().prepare(normed, rows);
        layer.gate().apply(normed, gate, rows);
        layer.up().apply(normed, up, rows);
        for (int row = 0; row < rows; row++) {
            activate(gate[row], up[row]);
        }
        layer.down().prepare(gate, rows);
        layer.down().addTo(gate, residual, rows);
    }

    /** SwiGLU (Shazeer 2020): {@code gate = gate · sigmoid(gate) · up}. */
    private static void activate(float[] gate, float[] up) {
        for (int i = 0; i < gate.length; i++) {
            gate[i] = gate[i] / (1 + Exponential.of(-gate[i])) * up[i];
        }
    }

    private float[] output(Batch batch) {
        int wanted = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (batch.logitRow(row) != Batch.NO_LOGITS) {
                weights.outputNorm().apply(residual[row], lastNormed[batch.logitRow(row)]);
                wanted++;
            }
        }
        weights.output().prepare(lastNormed, wanted);
        weights.output().apply(lastNormed, logitRows, wanted);
        for (int row = 0; row < wanted; row++) {
            System.arraycopy(logitRows[row], 0, logits, row * shape.vocabularySize(), shape.vocabularySize());
        }
        return logits;
    }

    private void norm(RmsNorm norm, int rows) {
        for (int row = 0; row < rows; row++) {
            norm.apply(residual[row], normed[row]);
        }
    }
}
