package io.ridethrough.stubs.partners;

import io.ridethrough.stubs.process.PartProgram;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The payment partner as a process of its own. Prints one line, {@code READY <url>}, when it serves. */
@Command(
        name = "payment",
        mixinStandardHelpOptions = true,
        description =
                "Runs the payment partner on a loopback port until it is stopped. GET /v1/charges tells what it took.",
        footer = {"", "Exit codes: 64 bad usage, 69 the port is taken."})
public final class PaymentMain implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "0", description = "Port to serve on; 0 takes a free one.")
    private int port;

    public static void main(String[] args) {
        PartProgram.run(new PaymentMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        PaymentPartner partner;
        try {
            partner = PaymentPartner.start(port);
        } catch (IOException unavailable) {
            System.err.println(unavailable.getMessage());
            return PartProgram.UNAVAILABLE;
        }
        PartProgram.servesUntilStopped(partner.url(), partner::close);
        return 0;
    }
}
