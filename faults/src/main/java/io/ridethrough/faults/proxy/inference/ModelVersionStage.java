package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.ModelVersion;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/** Makes answers say that another model made them, in each event and in documents. */
final class ModelVersionStage extends PerAnswerStage {

    ModelVersionStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    boolean wantsDocuments() {
        return isApplied();
    }

    @Override
    void head(Head head, long nominalNanos) {
        pass(isEventStream() ? AnswerHeads.ofAnyLength(head) : head, nominalNanos);
    }

    @Override
    void event(Event event, long nominalNanos) {
        String stamped = stamp(event.payload());
        if (stamped.equals(event.payload())) {
            pass(event, nominalNanos);
        } else {
            touch();
            pass(EventFrames.withPayload(event, stamped), nominalNanos);
        }
    }

    @Override
    void document(Document document, long nominalNanos) {
        String json = Documents.textOf(document);
        String stamped = stamp(json);
        if (stamped.equals(json)) {
            pass(document, nominalNanos);
        } else {
            touch();
            pass(Documents.withText(document, stamped), nominalNanos);
        }
    }

    @Override
    void removed() {}

    @Override
    void release() {}

    private String stamp(String json) {
        ModelVersion version = (ModelVersion) toxic().attributes();
        return new ModelStamp(version.model(), version.systemFingerprint()).on(json);
    }
}
