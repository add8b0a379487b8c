package io.ridethrough.stubs.store.shop;

import java.util.List;
import java.util.function.Supplier;

/** What finds products: on a real shop a server of its own, which may be gone while the shop is not. */
public interface SearchEngine {
    /**
     * Has the search made. Without its server a search for words fails, while a filter alone finds nothing and says so
     * as if there were nothing.
     *
     * @throws IllegalStateException when words are searched for and the server is down
     */
    <T> List<T> find(boolean isForWords, Supplier<List<T>> search);
}
