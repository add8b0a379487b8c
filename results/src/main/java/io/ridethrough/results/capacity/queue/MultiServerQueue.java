package io.ridethrough.results.capacity.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The queue M/G/c by simulation: Poisson arrivals, services by any law, c servers, first come first served. Each customer takes
 * the server that is free first; the servers' times are a heap. Source: Kiefer and Wolfowitz, "On the Theory of Queues with
 * Many Servers" (1955).
 *
 * @param servers c, at least 1
 * @param service of a customer
 */
public record MultiServerQueue(int servers, ServiceLaw service) {
    private static final int FIRST_ROOM = 1024;

    public MultiServerQueue {
        if (servers < 1) {
            throw new IllegalArgumentException(servers + " servers");
        }
    }

    /** The rate that the servers could just not bear, customers a second. */
    public double saturation() {
        return servers / service.mean();
    }

    /**
     * What is seen in a window.
     *
     * @param responses response times of the customers who arrive in it, seconds, in order of arrival
     * @param before customers who were there when it began
     * @param left customers who left in it, whenever they came
     */
    public record Window(double[] responses, int before, int left) {}

    /** {@link Window#responses} of such a window. */
    public double[] responses(double rate, double warmUp, double window, SplittableRandom random) {
        return window(rate, warmUp, window, random).responses();
    }

    /**
     * A window of a queue that begins empty.
     *
     * @param rate customers a second, above 0
     * @param warmUp seconds before the window
     * @param window seconds
     */
    public Window window(double rate, double warmUp, double window, SplittableRandom random) {
        double[] free = new double[servers];
        double[] responses = new double[FIRST_ROOM];
        int count = 0;
        int before = 0;
        int left = 0;
        double end = warmUp + window;
        for (double now = random.nextExponential() / rate; now < end; now += random.nextExponential() / rate) {
            double done = Math.max(now, free[0]) + service.draw(random);
            replaceFirst(free, done);
            if (done >= warmUp) {
                before += now < warmUp ? 1 : 0;
                left += done < end ? 1 : 0;
            }
            if (now >= warmUp) {
                if (count == responses.length) {
                    responses = Arrays.copyOf(responses, 2 * count);
                }
                responses[count++] = done - now;
            }
        }
        return new Window(Arrays.copyOf(responses, count), before, left);
    }

    /** Takes the least off a heap and puts another value in. */
    private static void replaceFirst(double[] heap, double value) {
        int at = 0;
        int child = 1;
        while (child < heap.length) {
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (value <= heap[child]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = value;
    }

    /**
     * The nearest-rank quantile of some values.
     *
     * @param values at least one; they are sorted
     */
    public static double quantile(double[] values, double share) {
        Arrays.sort(values);
        int rank = (int) Math.ceil(share * values.length - 1e-9);
        return values[Math.max(1, rank) - 1];
    }
}
