package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.store.checkout.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An instant at which the store's process ends while orders are placed. */
public sealed interface CrashPoint {
    /** The n-th time that placing comes to this milestone. */
    record AtMilestone(Milestone milestone, int nth) implements CrashPoint {}

    /** So long after the first order, wherever it then is. */
    record Killed(Duration after) implements CrashPoint {}

    /** The milestones of settling, which come after a crash in mid-placing. */
    List<Milestone> WHILE_SETTLING = List.of(Milestone.KEY_CLOSED, Milestone.CHARGE_GIVEN_BACK);

    /** The most times that a milestone is passed before it is the one. */
    int MAX_NTH = 12;

    /** The longest that placing goes on before a kill. */
    int MAX_KILL_DELAY_MILLIS = 300;

    /** Half of them kills at a drawn moment, the others each milestone in turn at a drawn occurrence. */
    static List<CrashPoint> drawn(int count, long seed) {
        Random random = new Random(seed);
        List<CrashPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Milestone milestone = Milestone.values()[i / 2 % Milestone.values().length];
            int nth = WHILE_SETTLING.contains(milestone) ? 1 : 1 + random.nextInt(MAX_NTH);
            points.add(
                    i % 2 == 0
                            ? new AtMilestone(milestone, nth)
                            : new Killed(Duration.ofMillis(random.nextInt(MAX_KILL_DELAY_MILLIS))));
        }
        return points;
    }
}
