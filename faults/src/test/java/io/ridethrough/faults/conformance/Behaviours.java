package io.ridethrough.faults.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All behaviours; those that may cost a server its life start one of their own. */
final class Behaviours {
    private Behaviours() {}

    static List<Behaviour> all() {
        return Stream.of(
                        AnswerBehaviours.all(),
                        BodyBehaviours.all(),
                        ProxyBehaviours.all(),
                        PopulateBehaviours.all(),
                        ToxicBehaviours.all(),
                        LiveBehaviours.all(),
                        BreakageBehaviours.all(),
                        TimingBehaviours.all())
                .flatMap(List::stream)
                .toList();
    }
}
