package io.ridethrough.results.capacity.queue;

/**
 * The queue M/M/c in theory: Poisson arrivals, exponential services, c servers, first come first served.
 *
 * <pre>a = rate · mean service,   B(0) = 1,   B(k) = a·B(k−1) / (k + a·B(k−1))
 * P(wait > 0) = c·B(c) / (c − a·(1 − B(c)))
 * P(wait > t) = P(wait > 0) · exp(−(c·μ − rate)·t)</pre>
 *
 * and of the response, which is a wait and a service, with θ = c·μ − rate:
 *
 * <pre>P(response > t) = (1 − P(wait > 0)) · exp(−μ·t) + P(wait > 0) · (μ·exp(−θ·t) − θ·exp(−μ·t)) / (μ − θ)</pre>
 *
 * Source: Kleinrock, "Queueing Systems, Volume 1" (1975), section 3.5.
 *
 * @param servers c, at least 1
 * @param meanService 1/μ, seconds, above 0
 */
public record ErlangC(int servers, double meanService) {
    private static final int HALVINGS = 100;

    /** Closer to each other, μ and θ are taken for equal. */
    private static final double EQUAL = 1e-6;

    public ErlangC {
        if (servers < 1 || !(meanService > 0)) {
            throw new IllegalArgumentException(servers + " servers, mean service " + meanService + " s");
        }
    }

    /** The rate that the servers could just not bear, customers a second. */
    public double saturation() {
        return servers / meanService;
    }

    /**
     * P(wait > 0).
     *
     * @param rate customers a second, above 0 and below saturation
     */
    public double waits(double rate) {
        if (!(rate > 0 && rate < saturation())) {
            throw new IllegalArgumentException("rate " + rate + ": above 0 and below " + saturation());
        }
        double offered = rate * meanService;
        double blocked = 1;
        for (int k = 1; k <= servers; k++) {
            blocked = offered * blocked / (k + offered * blocked);
        }
        return servers * blocked / (servers - offered * (1 - blocked));
    }

    /** P(response > t), t in seconds. */
    public double responseBeyond(double rate, double seconds) {
        double wait = waits(rate);
        double mu = 1 / meanService;
        double theta = servers * mu - rate;
        double served = Math.exp(-mu * seconds);
        if (Math.abs(mu - theta) < EQUAL * mu) {
            return (1 - wait) * served + wait * (1 + mu * seconds) * served;
        }
        return (1 - wait) * served + wait * (mu * Math.exp(-theta * seconds) - theta * served) / (mu - theta);
    }

    /**
     * The quantile of the response, seconds.
     *
     * @param share such as 0.95
     */
    public double response(double rate, double share) {
        double high = meanService;
        while (responseBeyond(rate, high) > 1 - share) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (responseBeyond(rate, middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The highest rate at which the quantile of the response is within a limit, customers a second.
     *
     * @param share such as 0.95
     * @param limitSeconds above the same quantile of a service alone, or there is no such rate: 0
     */
    public double capacity(double share, double limitSeconds) {
        double low = 0;
        double high = saturation();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (middle > low && middle < high && response(middle, share) <= limitSeconds) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
