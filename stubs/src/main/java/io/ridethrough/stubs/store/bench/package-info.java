/**
 * How sound placing is: the same cart placed twice, the process killed while orders are placed. Drives
 * stores over their API and compares ledger and partner afterwards; depends on the store and its partner.
 */
@NullMarked
package io.ridethrough.stubs.store.bench;

import org.jspecify.annotations.NullMarked;
