package io.ridethrough.stubs.store.outbound;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;

/**
 * Which data may go where. A prompt without personal data is still about a client, so it stays as well.
 *
 * <pre>
 * jurisdiction | personal data | HOME    | ABROAD
 * CH           | yes           | allowed | refused: Federal Act on Data Protection, article 16
 * CH           | no            | allowed | refused: the tenants' contracts with their clients
 * EU           | yes           | allowed | refused: Regulation (EU) 2016/679, chapter V
 * EU           | no            | allowed | refused: the tenants' contracts with their clients
 * US           | yes           | allowed | refused: the tenants' contracts with their clients
 * US           | no            | allowed | refused: the tenants' contracts with their clients
 * </pre>
 *
 * <p>Both laws know ways to transfer lawfully (an adequacy decision, standard clauses). These shops have
 * agreed on none of them with anybody abroad.
 */
public final class Residency {
    private Residency() {}

    public static boolean isAllowed(Jurisdiction client, EndpointLocation to, boolean hasPersonalData) {
        return switch (client) {
            case CH, EU, US -> to == EndpointLocation.HOME;
        };
    }
}
