package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Node;

/** Ends a check at the first complaint. Never leaves this package. */
final class Complained extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    Complained(Complaint complaint) {
        super(complaint.message(), null, false, false);
        this.complaint = complaint;
    }

    static Complained at(String message, Node<?>... nodes) {
        return new Complained(Complaint.at(message, nodes));
    }

    static Complained internally() {
        return at(Complaint.INTERNAL);
    }

    Complaint complaint() {
        return complaint;
    }
}
