/**
 * What the model is asked, in words: the task, and around it what the tenant tells with every task. Depends on
 * inference, knowledge and the ledger.
 */
@NullMarked
package io.ridethrough.stubs.store.prompts;

import org.jspecify.annotations.NullMarked;
