package io.ridethrough.stubs.store.pace;

import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.time.Duration;

/**
 * Takes as long over each request as a real shop: {@value #SHARE_BEFORE} of its work before it is answered, the rest
 * after; a worker that is killed meanwhile does not get to answering. What the shop waits for in between, a model or a partner, holds the worker and costs the processor nothing.
 *
 * <p>The share is where a killed placeOrder was found: of 63 kills at random instants, 55 came before the order was
 * written. A limit: a refused request costs as much as an accepted one, although on the real shop it costs about half.
 */
public final class PacedEndpoint implements Endpoint {
    static final double SHARE_BEFORE = 0.87;

    private final Endpoint shop;
    private final Processor processor;
    private final OperationReader reader;
    private final WorkDraws draws;
    private final Surroundings surroundings;

    /** What the shop's workers live in. */
    public interface Surroundings {
        /** How many times as much work there is as usual, at this moment. */
        double slowness();

        /** How often all workers were killed so far. */
        long kills();
    }

    public PacedEndpoint(Endpoint shop, ServiceTimes times, long seed, Ticker ticker, Surroundings surroundings) {
        this.shop = shop;
        this.processor = new Processor(times.capacity(), ticker);
        this.reader = new OperationReader(times);
        this.draws = new WorkDraws(times, seed);
        this.surroundings = surroundings;
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        long kills = surroundings.kills();
        long workNanos = Math.round(draws.of(reader.operations(request)).toNanos() * surroundings.slowness());
        long beforeNanos = Math.round(workNanos * SHARE_BEFORE);
        try {
            processor.work(Duration.ofNanos(beforeNanos));
            if (surroundings.kills() != kills) {
                return FrontResponse.badGateway();
            }
            FrontResponse response = shop.answer(request);
            processor.work(Duration.ofNanos(workNanos - beforeNanos));
            return response;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return FrontResponse.badGateway();
        }
    }
}
