/**
 * What the shop stands on and how it looks from outside when that fails: database, PHP, search, Redis, and the
 * operator's maintenance mode. Knows requests and answers, nothing of what the shop does.
 */
@NullMarked
package io.ridethrough.stubs.store.dependencies;

import org.jspecify.annotations.NullMarked;
