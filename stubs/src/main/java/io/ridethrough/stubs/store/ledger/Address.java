package io.ridethrough.stubs.store.ledger;

import java.util.List;

/**
 * Where goods or a bill go.
 *
 * @param street its lines, at least one
 * @param region a state of the country
 * @param postcode blank when absent
 * @param countryCode ISO 3166, two letters
 * @param telephone blank when absent
 */
public record Address(
        String firstname,
        String lastname,
        List<String> street,
        String city,
        Region region,
        String postcode,
        String countryCode,
        String telephone) {
    /**
     * A state.
     *
     * @param code such as {@code TX}
     * @param label such as {@code Texas}
     * @param id Magento's number of it, such as 57
     */
    public record Region(String code, String label, int id) {}
}
