/** How whoever runs the store changes it while it runs. Depends on the front and on what it changes. */
@NullMarked
package io.ridethrough.stubs.store.control;

import org.jspecify.annotations.NullMarked;
