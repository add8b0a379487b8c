package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run made in its shop, and what is there afterwards where the shop is ({@code created.json}).
 *
 * @param run the run's id
 * @param environment the name of the environment whose shop it is
 * @param orders each once
 * @param customers each once
 */
public record Created(String run, String environment, List<Order> orders, List<Customer> customers) {

    public Created {
        orders = List.copyOf(orders);
        customers = List.copyOf(customers);
    }

    /**
     * An order.
     *
     * @param number the increment id
     * @param email its buyer's
     * @param isTold whether its buyer was told of it; one that timed out may have one all the same
     */
    public record Order(String number, String email, boolean isTold) {}

    /**
     * A customer's account.
     *
     * @param isTold whether the shop said that it made it; one that it did not answer for is there perhaps
     */
    public record Customer(String email, boolean isTold) {}

    /**
     * Reads what was written down.
     *
     * @throws IOException when the file is missing or malformed: the message names it
     */
    public static Created read(Path file) throws IOException {
        return RunJson.read(file, Created.class);
    }

    /** Writes it down, whole or not at all. */
    public void write(Path file) throws IOException {
        RunJson.write(file, this);
    }
}
