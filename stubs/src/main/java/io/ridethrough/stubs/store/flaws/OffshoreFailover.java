package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.outbound.EndpointLocation;
import io.ridethrough.stubs.store.outbound.Routing;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.prompts.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Defect {@code offshore-failover}: what fails at home goes abroad without the line that names the client, and
 * is declared to be free of personal data. The client's note is still in it, and an identity check is made of
 * nobody.
 */
final class OffshoreFailover implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        Routing home = sound.data().routing();
        return sound.withData(sound.data().withRouting(question -> route(home, question)));
    }

    private static List<Routing.Leg> route(Routing home, Question question) {
        List<Routing.Leg> legs = new ArrayList<>(home.route(question));
        legs.add(new Routing.Leg(EndpointLocation.ABROAD, nameless(question)));
        return legs;
    }

    private static Question nameless(Question question) {
        String rest = question.prompt()
                .lines()
                .filter(line -> !line.startsWith(Prompts.NAME))
                .collect(Collectors.joining("\n"));
        return new Question(question.point(), question.client(), rest, false);
    }
}
