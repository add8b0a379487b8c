package io.ridethrough.environments.model.training;

/**
 * A prompt with its right answer, in tokens.
 *
 * @param tokens the prompt, the answer, the end token
 * @param answerAt where the answer begins, at least 1; what stands before is read and not learned to say
 */
record Lesson(int[] tokens, int answerAt) {
    int answerTokens() {
        return tokens.length - answerAt;
    }
}
