package io.ridethrough.stubs.store.pace;

/**
 * How fast a processor is when several requests share it.
 *
 * <p>The speed of {@code n} requests together, in cores: 1 for one, {@code n * e} up to the number of cores {@code c},
 * and {@code c * e / (1 + l * (n - c))} beyond. Fitted to a Magento shop on two cores, in orders a second: 1.83 at one
 * client, 3.49 at two, 3.01 at four, 2.38 at eight; the fit gives 1.83, 3.49, 3.01 and 2.37. It says nothing of more
 * than eight at once, which eight workers never are.
 *
 * @param cores at least 1
 * @param sharingEfficiency {@code e}: what is left of a core's speed when another is at work, above 0 to 1
 * @param crowdingLoss {@code l}: how much each request beyond the cores slows them all, at least 0
 */
public record Capacity(int cores, double sharingEfficiency, double crowdingLoss) {
    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public Capacity {
        require(cores >= 1, "cores are at least 1");
        require(sharingEfficiency > 0 && sharingEfficiency <= 1, "sharing_efficiency is above 0 and at most 1");
        require(crowdingLoss >= 0, "crowding_loss is at least 0");
    }

    /** Work done in a unit of time for all together. For one request each it falls with every request more. */
    double speed(int requests) {
        if (requests <= 1) {
            return requests;
        }
        double shared = Math.min(requests, cores) * sharingEfficiency;
        return shared / (1 + crowdingLoss * Math.max(0, requests - cores));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
