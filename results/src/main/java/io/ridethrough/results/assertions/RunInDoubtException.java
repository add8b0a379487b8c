package io.ridethrough.results.assertions;

/**
 * A run cannot tell whether an assertion holds: it is in doubt itself, or has too little to judge by. That is no
 * {@link AssertionError}, for nothing is held against the system under test, and no aborted test either, for a build that skips a
 * test passes.
 */
public final class RunInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunInDoubtException(String message) {
        super(message);
    }
}
