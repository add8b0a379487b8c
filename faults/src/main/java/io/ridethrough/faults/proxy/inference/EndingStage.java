package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.Cut;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;

/**
 * A stage that ends answers before their time. Where one is finished in good form, the rest of it is swallowed, and the
 * connection serves the next, also when the toxic goes meanwhile. An answer cannot be finished whose head has already
 * promised a length; it is closed.
 */
abstract class EndingStage extends PerAnswerStage {
    private boolean isSwallowing;
    private boolean isOver;
    private boolean isRemoved;
    private boolean canFinish;
    private int tokens;

    EndingStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    /** How the toxic ends answers, as it is set now. */
    abstract Cut how();

    /** With how many tokens of an event stream it is enough, as the toxic is set now. */
    abstract int afterTokens();

    @Override
    final boolean wantsDocuments() {
        return !isRemoved && isApplied();
    }

    @Override
    public final void accept(Part part, long nominalNanos) {
        boolean isNextAnswer = part instanceof Head || part instanceof Document;
        if (isOver || (isSwallowing && !isNextAnswer)) {
            isSwallowing &= !(part instanceof End);
            part.release();
            return;
        }
        isSwallowing = false;
        if (isRemoved) {
            next().accept(part, nominalNanos);
        } else {
            super.accept(part, nominalNanos);
        }
    }

    @Override
    public final void end(long nominalNanos) {
        if (!isOver) {
            next().end(nominalNanos);
        }
    }

    @Override
    final void begun(long nominalNanos) {
        canFinish = isEventStream();
        tokens = 0;
    }

    @Override
    final void head(Head head, long nominalNanos) {
        Head passed = how() == Cut.FINISH ? AnswerHeads.ofAnyLength(head) : head;
        canFinish = !passed.response().headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        pass(passed, nominalNanos);
    }

    /** The rest of an answer that it has ended must not pass even when the toxic is gone. */
    @Override
    final boolean isStillNeeded() {
        return isSwallowing || isOver;
    }

    @Override
    final void removed() {
        isRemoved = true;
    }

    @Override
    final void release() {}

    /** A token of the answer under way passes. */
    final void countToken() {
        tokens++;
    }

    /** Whether so many tokens of the answer under way have been counted that it is to end. */
    final boolean isEnough() {
        return tokens >= afterTokens();
    }

    /** Ends the answer under way after what has passed of it. */
    final void endAnswer(long nominalNanos) {
        touch();
        Cut how = how();
        if (how == Cut.FINISH && canFinish) {
            isSwallowing = true;
            next().accept(new End(EmptyHttpHeaders.INSTANCE), nominalNanos);
            return;
        }
        isOver = true;
        if (how == Cut.RESET) {
            line().reset();
        } else {
            line().close();
        }
    }

    /** Ends the answer under way after one last piece of content, which may be empty. */
    final void endAfter(ByteBuf content, long nominalNanos) {
        if (content.isReadable()) {
            pass(new Bytes(content), nominalNanos);
        } else {
            // In chunks, an empty one would say that the answer is complete.
            content.release();
        }
        endAnswer(nominalNanos);
    }

    /** Lets no more than the first bytes of a document pass; one that is finished is all that was meant. */
    final void endDocument(Document document, int keptBytes, long nominalNanos) {
        Head whole = AnswerHeads.of(document);
        ByteBuf kept = document.body();
        kept.writerIndex(kept.readerIndex() + keptBytes);
        if (how() == Cut.FINISH) {
            touch();
            pass(document, nominalNanos);
        } else {
            pass(whole, nominalNanos);
            endAfter(kept, nominalNanos);
        }
    }
}
