package io.ridethrough.faults;

import io.ridethrough.faults.Lateness.Bucket;
import io.ridethrough.faults.Lateness.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of every kind of fault, for tests that must not miss any. */
public final class EveryFault {
    public static final Lateness RECORDED =
            Lateness.recorded(List.of(new Bucket(Duration.ofMillis(120), 900), new Bucket(Duration.ofSeconds(3), 100)));

    public static final List<Fault> NETWORK = List.of(
            new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ofMillis(500)),
            new NetworkFault.Timeout(),
            new NetworkFault.ResetPeer(Duration.ofMillis(20)),
            new NetworkFault.Bandwidth(64),
            new NetworkFault.SlowClose(Duration.ofSeconds(2)),
            new NetworkFault.Slicer(64, 32, Duration.ofMillis(10)),
            new NetworkFault.LimitData(2048),
            new NetworkFault.Outage());

    public static final List<Fault> INFERENCE = List.of(
            new InferenceFault.FirstToken(RECORDED),
            new InferenceFault.TokenStall(
                    new Lateness(Duration.ofMillis(80), Duration.ofMillis(40), Spread.LOGNORMAL, List.of()), 0),
            new InferenceFault.CutStream(3, InferenceFault.Cut.RESET),
            new InferenceFault.TruncateFrame(2, InferenceFault.Cut.FINISH),
            new InferenceFault.HttpError(429, Optional.of(Duration.ofSeconds(2))),
            new InferenceFault.MalformedJson(1),
            new InferenceFault.WrongContent(Map.of("FUND-B", "FUND-X", "FUND-A", "FUND-Y")),
            new InferenceFault.ModelVersion("advisor-v2"),
            new InferenceFault.SlowUpload(8));

    private EveryFault() {}
}
