/**
 * What is wrong with a GraphQL document or its variables, in the words of webonyx/graphql-php, which Magento
 * uses. The first complaint is the only one: a shop in production mode reports no second. Depends on
 * graphql-java alone.
 */
@NullMarked
package io.ridethrough.stubs.store.graphql.complaint;

import org.jspecify.annotations.NullMarked;
