package io.ridethrough.results.checks;

import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.JournalEvent;
import java.util.List;
import java.util.Optional;

/** Which calls went to where their client's data may be, as {@link ResidencyCheck} has it, for whoever adds them up. */
public final class AtHome {

    private final Homes homes;

    private AtHome(Homes homes) {
        this.homes = homes;
    }

    /** Whether an event declares endpoints that are at home. */
    public static boolean isDeclaredBy(JournalEvent event) {
        return event.event().equals(HomeEndpoint.EVENT);
    }

    /** Empty when no event tells which endpoints are at home for whom. */
    public static Optional<AtHome> declaredIn(List<JournalEvent> journal) {
        try {
            return Optional.of(new AtHome(Homes.declaredIn(journal)));
        } catch (Unjudgeable undeclared) {
            return Optional.empty();
        }
    }

    public boolean isHome(EgressCall call) {
        return homes.mayHave(call);
    }
}
