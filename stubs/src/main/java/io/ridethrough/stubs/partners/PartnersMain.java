package io.ridethrough.stubs.partners;

import io.ridethrough.stubs.process.PartProgram;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The partners as a process of their own. Prints one line, {@code READY <url>} of the payment partner, when all serve. */
@Command(name = "partners", description = "Runs the payment partner and the model abroad until they are stopped.")
public final class PartnersMain implements Callable<Integer> {
    @Option(
            names = "--payment-port",
            defaultValue = "0",
            description = "Port of the payment partner; 0 for a free one.")
    private int paymentPort;

    @Option(names = "--foreign-port", defaultValue = "0", description = "Port of the model abroad; 0 for a free one.")
    private int foreignPort;

    @Option(
            names = "--everywhere",
            description = "Listen on every address of this machine, not on loopback alone: for a container, which has"
                    + " a network of its own.")
    private boolean isEverywhere;

    public static void main(String[] args) {
        PartProgram.run(new PartnersMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        PartnerReach reach = isEverywhere ? PartnerReach.EVERYWHERE : PartnerReach.LOOPBACK;
        try (PaymentPartner payment = PaymentPartner.start(paymentPort, reach);
                ForeignInference foreign = ForeignInference.start(foreignPort, Clock.systemUTC(), reach)) {
            PartProgram.serves(payment.url());
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException unavailable) {
            System.err.println(unavailable.getMessage());
            return PartProgram.UNAVAILABLE;
        }
    }
}
