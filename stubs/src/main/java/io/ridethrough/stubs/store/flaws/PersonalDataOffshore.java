package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.outbound.EndpointLocation;
import io.ridethrough.stubs.store.outbound.Routing;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Defect {@code personal-data-offshore}: an identity check that fails at home is made abroad, as it is. All
 * other questions stay at home.
 */
final class PersonalDataOffshore implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        Routing home = sound.data().routing();
        return sound.withData(sound.data().withRouting(question -> route(home, question)));
    }

    private static List<Routing.Leg> route(Routing home, Question question) {
        List<Routing.Leg> legs = new ArrayList<>(home.route(question));
        if (question.point() == InferencePoint.IDENTITY) {
            legs.add(new Routing.Leg(EndpointLocation.ABROAD, question));
        }
        return legs;
    }
}
