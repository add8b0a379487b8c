package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * A stage that decides once for each answer, when it begins, whether the toxic applies: a change of toxicity counts from
 * the next answer, a change of attributes from the next part. An answer that was under way before the stage was is
 * taken from where it is. Interim answers (status 1xx) are never touched.
 */
abstract class PerAnswerStage extends AnswerStage {
    private boolean isInAnswer;
    private boolean isChosen;
    private boolean isEventStream;

    PerAnswerStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    public void accept(Part part, long nominalNanos) {
        boolean isEnd = part instanceof End;
        if (part instanceof Head || part instanceof Document || (!isInAnswer && !isEnd)) {
            begin(part, nominalNanos);
        }
        isInAnswer = !isEnd;
        if (isChosen) {
            act(part, nominalNanos);
        } else {
            pass(part, nominalNanos);
        }
        if (isEnd) {
            isChosen = false;
        }
    }

    @Override
    public void end(long nominalNanos) {
        next().end(nominalNanos);
    }

    /** Whether the answer under way is an event stream. */
    final boolean isEventStream() {
        return isEventStream;
    }

    /** An answer that the toxic applies to begins, or is met under way, with a part that comes next. */
    void begun(long nominalNanos) {}

    void head(Head head, long nominalNanos) {
        pass(head, nominalNanos);
    }

    void event(Event event, long nominalNanos) {
        pass(event, nominalNanos);
    }

    void bytes(Bytes bytes, long nominalNanos) {
        pass(bytes, nominalNanos);
    }

    void document(Document document, long nominalNanos) {
        pass(document, nominalNanos);
    }

    void ended(End end, long nominalNanos) {
        pass(end, nominalNanos);
    }

    /** Passes a part on as it is, in its turn. */
    void pass(Part part, long nominalNanos) {
        next().accept(part, nominalNanos);
    }

    private void begin(Part part, long nominalNanos) {
        boolean isInterim =
                part instanceof Head head && head.response().status().codeClass() == HttpStatusClass.INFORMATIONAL;
        isChosen = !isInterim && isApplied();
        isEventStream = part instanceof Event || (part instanceof Head head && announcesEvents(head));
        if (isChosen) {
            begun(nominalNanos);
        }
    }

    private void act(Part part, long nominalNanos) {
        // Java 17 has no pattern switch; the interface is sealed, so that the last case is the only one left.
        if (part instanceof Head head) {
            head(head, nominalNanos);
        } else if (part instanceof Event event) {
            event(event, nominalNanos);
        } else if (part instanceof Bytes bytes) {
            bytes(bytes, nominalNanos);
        } else if (part instanceof Document document) {
            document(document, nominalNanos);
        } else {
            ended((End) part, nominalNanos);
        }
    }

    private static boolean announcesEvents(Head head) {
        CharSequence type = HttpUtil.getMimeType(head.response());
        return type != null
                && HttpHeaderValues.TEXT_EVENT_STREAM.contentEqualsIgnoreCase(
                        type.toString().strip());
    }
}
