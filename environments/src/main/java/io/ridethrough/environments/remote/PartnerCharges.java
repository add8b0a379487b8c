package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.LedgerReading.PartnerCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The charges that a payment partner tells of: {@code {"charges": [{"id", "reference", "amount", "status"}]}}. */
public final class PartnerCharges {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The status of a charge that was given back; any other stands. */
    private static final String VOIDED = "voided";

    private final URI url;
    private final Fetching fetching;

    public PartnerCharges(URI url, Fetching fetching) {
        this.url = url;
        this.fetching = fetching;
    }

    /** Reads those that stand, over HTTP. */
    public List<PartnerCharge> read() throws IOException {
        JsonNode told = JSON.readTree(fetching.get(url, Map.of("Accept", "application/json"), PATIENCE)
                .good()
                .body());
        if (!told.path("charges").isArray()) {
            throw new IOException("the payment partner at " + url + " told no list of charges");
        }
        List<PartnerCharge> charges = new ArrayList<>();
        for (JsonNode charge : told.path("charges")) {
            if (!charge.path("status").asText().equals(VOIDED)) {
                charges.add(new PartnerCharge(
                        charge.path("id").asText(),
                        charge.path("reference").asText(),
                        new BigDecimal(charge.path("amount").asText("0"))));
            }
        }
        return charges;
    }
}
