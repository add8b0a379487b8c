package io.ridethrough.environments.containers.inside;

import io.ridethrough.environments.egress.AllowList;
import io.ridethrough.environments.egress.EgressRecorder;
import io.ridethrough.environments.egress.EgressSettings;
import io.ridethrough.environments.egress.Reach;
import io.ridethrough.environments.embedded.EmbeddedHome;
import io.ridethrough.stubs.process.PartProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The egress recorder in a container. It passes every call on, since the networks that it is on lead nowhere else: what
 * leaves the machine is stopped by them. Prints {@code READY <url>} once it serves, and when it is told to stop, writes down
 * the calls under way.
 */
@Command(name = "egress", description = "Records what leaves the shop, and passes it on.")
public final class EgressMain implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "0", description = "Port to listen on; 0 for any free one.")
    private int port;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "Takes a line of JSON for each call.")
    private Path file = Path.of("");

    public static void main(String[] args) {
        PartProgram.run(new EgressMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        EgressRecorder recorder;
        try {
            recorder = EgressRecorder.start(
                    port,
                    file,
                    EgressSettings.of(Clock.systemUTC(), EmbeddedHome.CANARIES)
                            .withAllowed(AllowList.of(List.of(), Reach.ANYWHERE))
                            .everywhere());
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return PartProgram.UNAVAILABLE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(recorder::close, "stop"));
        PartProgram.serves(recorder.url());
        new CountDownLatch(1).await();
        return 0;
    }
}
