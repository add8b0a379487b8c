/**
 * What clients of the shop do: guest and customer checkout, onboarding and the dashboard, as ordinary Gatling chains over Magento's
 * GraphQL API. Each also runs alone as a Gatling simulation. Knows nothing of runs, phases or faults.
 */
@NullMarked
package io.ridethrough.simulations.flows;

import org.jspecify.annotations.NullMarked;
