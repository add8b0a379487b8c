package io.ridethrough.simulations.scenario;

/** A story told in short. */
final class Headline {

    private Headline() {}

    /** The first sentence of a story, with its full stop. */
    static String of(String story) {
        int end = story.indexOf(". ");
        return end < 0 ? story : story.substring(0, end + 1);
    }
}
