/** Where both interfaces meet the shop. Depends on all that serves them and on neither of them. */
@NullMarked
package io.ridethrough.stubs.store.counter;

import org.jspecify.annotations.NullMarked;
