/**
 * Who is calling: signed tokens as Magento issues them, for customers and administrators. Depends on the
 * JDK and Jackson alone.
 */
@NullMarked
package io.ridethrough.stubs.store.access;

import org.jspecify.annotations.NullMarked;
