/** Which Magento the store answers as. Depends on nothing. */
@NullMarked
package io.ridethrough.stubs.store.release;

import org.jspecify.annotations.NullMarked;
