package io.ridethrough.stubs.store.graphql;

import org.jspecify.annotations.Nullable;

/** A field's value that is worked out only when somebody selects it. */
interface Later {
    /** Required by the schema, yet left unset by Magento: whoever selects it gets an internal error. */
    Later UNSET = () -> {
        throw new IllegalStateException("Magento leaves this field unset");
    };

    @Nullable
    Object now();
}
