package io.ridethrough.environments.model.engine;

/** What queries, keys, values and attention weights are rounded to before they are multiplied. */
enum AttentionPrecision {
    /** As llama.cpp has it. */
    HALF {
        @Override
        void round(float[] values, int count) {
            HalfPrecision.round(values, count);
        }
    },
    /** Not rounded, as the formulas have it. */
    SINGLE {
        @Override
        void round(float[] values, int count) {}
    };

    /** Rounds the first {@code count} numbers in place. */
    abstract void round(float[] values, int count);
}
