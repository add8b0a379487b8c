/**
 * The reference store: a shop of our own that answers Magento's API, asks a model at three points and
 * can be given one planted defect. This package reads its settings and joins its parts.
 */
@NullMarked
package io.ridethrough.stubs.store;

import org.jspecify.annotations.NullMarked;
