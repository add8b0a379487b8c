package io.ridethrough.environments.inference;

/** What came after status 200 is no answer. The message says what is wrong and quotes nothing that came. */
final class BrokenAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Ending ending;

    private BrokenAnswerException(Ending ending, String message) {
        super(message);
        this.ending = ending;
    }

    static BrokenAnswerException malformed(String message) {
        return new BrokenAnswerException(Ending.MALFORMED, message);
    }

    /** The server broke off and said so, as far as it can once the status line is out. */
    static BrokenAnswerException brokenOff(String errorName) {
        return new BrokenAnswerException(Ending.TRUNCATED, "the server told of an error" + errorName);
    }

    Ending ending() {
        return ending;
    }
}
