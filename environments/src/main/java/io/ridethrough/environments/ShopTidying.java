package io.ridethrough.environments;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A shop's orders and accounts, as whoever tidies up after a run finds them and takes them away. Each call goes over the network. */
public interface ShopTidying extends AutoCloseable {

    /**
     * An order that is there.
     *
     * @param id the shop's own number of it
     * @param number what its buyer knows it by
     * @param email its buyer's, in lower case
     * @param isCanceled whether it was called off already
     */
    record PlacedOrder(long id, String number, String email, boolean isCanceled) {}

    /**
     * A customer's account.
     *
     * @param id the shop's own number of it
     * @param email in lower case
     */
    record Account(long id, String email) {}

    /**
     * The orders of buyers whose e-mail has a text in it.
     *
     * @throws IOException when the shop does not answer, or refuses
     */
    List<PlacedOrder> ordersOf(String emailPart) throws IOException;

    /**
     * The order that its buyer knows by this number.
     *
     * @throws IOException likewise
     */
    Optional<PlacedOrder> order(String number) throws IOException;

    /**
     * Calls an order off.
     *
     * @return false when the shop does not: of an order that was sent, paid for, or called off before
     * @throws IOException likewise
     */
    boolean cancel(PlacedOrder order) throws IOException;

    /**
     * The accounts whose e-mail has a text in it.
     *
     * @throws IOException likewise
     */
    List<Account> accountsOf(String emailPart) throws IOException;

    /**
     * Deletes an account.
     *
     * @return false when it is not there any more
     * @throws IOException likewise
     */
    boolean delete(Account account) throws IOException;

    @Override
    void close();
}
