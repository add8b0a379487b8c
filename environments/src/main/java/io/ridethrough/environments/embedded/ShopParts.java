package io.ridethrough.environments.embedded;

import io.ridethrough.environments.LedgerReading.PartnerCharge;
import io.ridethrough.environments.ProbeReading;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a run asks of the parts around the reference store and of its processes, wherever these are. */
public interface ShopParts {

    /** The first part that has stopped by itself, with the reason in one line; empty while all run. */
    Optional<String> failure();

    /** The API of the fault proxy, as this process calls it. */
    URI faultApi();

    /** What the fault proxy before each dependency has counted; one that cannot be read is left out. */
    List<ProbeReading> proxies();

    /**
     * Every charge that the payment partner took and did not give back.
     *
     * @throws IOException when it does not answer
     */
    List<PartnerCharge> charges() throws IOException;
}
