package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The egress recorder beside the fault proxy: what is called through both must be counted by both, or one of them is
 * being gone round. Over the whole run, of each dependency that both see,
 *
 * <pre>|recorder − proxy| ≤ max({@value #FEWEST_APART}, {@value #SHARE_APART} · max(recorder, proxy))</pre>
 *
 * Calls within {@link #EDGE} of a time when an outage cut the wire are left out, for there only the recorder sees them,
 * and so are those that reached nobody. Of a dependency that is also asked golden prompts, the proxy's calls without an
 * inference point are left out: they are the watch's. Limit: as many calls too few at one as there are strangers' at the
 * same would not be noticed.
 *
 * @param name of the dependency
 */
record TwoRecorders(String name, long byRecorder, long byProxy) {

    /** How near a cut the two may differ: connections that it finds open end a little later. */
    static final Duration EDGE = Duration.ofSeconds(1);

    static final double SHARE_APART = 0.01;

    static final int FEWEST_APART = 3;

    /** One for each dependency that is both at home and behind a proxy. */
    static List<TwoRecorders> of(RunRecord run, Homes homes) {
        Set<String> asked =
                run.plan().points().stream().map(point -> point.target()).collect(Collectors.toSet());
        Set<String> proxied =
                run.attempts().stream().map(attempt -> attempt.target()).collect(Collectors.toSet());
        List<TwoRecorders> both = new ArrayList<>();
        for (HomeEndpoint home : homes.all()) {
            String name = home.name();
            if (home.isProxied()) {
                List<Window> cuts = cuts(run, name);
                boolean isWatched = !run.plan().watches().isEmpty() && asked.contains(name);
                both.add(new TwoRecorders(
                        name,
                        run.egress().calls().stream()
                                .filter(call -> call.wasConnected() && isOutside(cuts, call.at()))
                                .filter(call -> homes.calledBy(call)
                                        .filter(home::equals)
                                        .isPresent())
                                .count(),
                        run.attempts().stream()
                                .filter(attempt -> attempt.target().equals(name) && isOutside(cuts, attempt.at()))
                                .filter(attempt ->
                                        !isWatched || !attempt.point().isEmpty())
                                .count()));
            }
        }
        return both;
    }

    private static List<Window> cuts(RunRecord run, String target) {
        long edge = Timeline.micros(EDGE);
        return Wire.cuts(run, target).stream()
                .map(cut -> new Window(cut.name(), cut.origin(), cut.from() - edge, cut.to() + edge))
                .toList();
    }

    private static boolean isOutside(List<Window> cuts, long at) {
        return !Window.anyContains(cuts, at);
    }

    boolean agree() {
        return Math.abs(byRecorder - byProxy) <= Math.max(FEWEST_APART, SHARE_APART * Math.max(byRecorder, byProxy));
    }

    boolean sawAny() {
        return byRecorder > 0 || byProxy > 0;
    }

    /** {@code 480 calls to inference at the recorder and 482 at the fault proxy}. */
    String told() {
        return byRecorder + " calls to " + name + " at the recorder and " + byProxy + " at the fault proxy";
    }
}
