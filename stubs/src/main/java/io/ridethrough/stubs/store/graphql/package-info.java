/**
 * The GraphQL endpoint: Magento 2.4.8-p1's names, messages, codes and statuses, as far as checkout,
 * onboarding and the dashboard need them. Depends on the ledger, the checkout and graphql-java.
 */
@NullMarked
package io.ridethrough.stubs.store.graphql;

import org.jspecify.annotations.NullMarked;
