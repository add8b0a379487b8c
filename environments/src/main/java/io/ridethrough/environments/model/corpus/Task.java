package io.ridethrough.environments.model.corpus;

/** One kind of question. */
interface Task {
    /** A question with its right answer. */
    Example draw(SeededNumbers numbers);
}
