package io.ridethrough.environments.inference;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongConsumer;

/** The body of a status 200 in the form that it comes in. */
interface AnswerBody {

    void read(ByteBuf bytes, long readNanos) throws BrokenAnswerException;

    /** It came whole. */
    void end(long readNanos) throws BrokenAnswerException;

    /** It did not come whole, but what came may yet hold the end of the answer. */
    void breakOff() throws BrokenAnswerException;

    /** None came yet. */
    static AnswerBody none() {
        return new Whole(new AnswerParts(), nanos -> {});
    }

    /**
     * The form that the type names, or that the first byte shows where the type is neither.
     *
     * @param done told when the answer says that it is whole
     */
    static AnswerBody of(String contentType, AnswerParts parts, LongConsumer done) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return new Streamed(parts, done);
        }
        return type.startsWith("application/json") ? new Whole(parts, done) : new Unnamed(parts, done);
    }

    /** Server-sent events. */
    final class Streamed implements AnswerBody {
        private static final String DONE = "[DONE]";
        private final EventStream events;

        Streamed(AnswerParts parts, LongConsumer done) {
            events = new EventStream((data, readNanos) -> {
                if (data.strip().equals(DONE)) {
                    done.accept(readNanos);
                } else {
                    parts.addChunk(data, readNanos);
                }
            });
        }

        @Override
        public void read(ByteBuf bytes, long readNanos) throws BrokenAnswerException {
            events.read(bytes, readNanos);
        }

        @Override
        public void end(long readNanos) throws BrokenAnswerException {
            breakOff();
        }

        @Override
        public void breakOff() throws BrokenAnswerException {
            try {
                events.end();
            } catch (BrokenAnswerException e) {
                // Half an event says no more than that the answer was cut, unless it is an error of its own.
                if (e.ending() != Ending.MALFORMED) {
                    throw e;
                }
            }
        }
    }

    /** One JSON object, from a server that does not stream. Its text is there when all of it is. */
    final class Whole implements AnswerBody {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AnswerParts parts;
        private final LongConsumer done;

        Whole(AnswerParts parts, LongConsumer done) {
            this.parts = parts;
            this.done = done;
        }

        @Override
        public void read(ByteBuf more, long readNanos) {
            byte[] copy = new byte[more.readableBytes()];
            more.readBytes(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void end(long readNanos) throws BrokenAnswerException {
            parts.addWhole(bytes.toString(StandardCharsets.UTF_8), readNanos);
            done.accept(readNanos);
        }

        @Override
        public void breakOff() {
            // Half an object is nothing.
        }
    }

    /** Neither type was named: an object begins with a brace. */
    final class Unnamed implements AnswerBody {
        private final AnswerParts parts;
        private final LongConsumer done;
        private AnswerBody form = none();
        private boolean isKnown;

        Unnamed(AnswerParts parts, LongConsumer done) {
            this.parts = parts;
            this.done = done;
        }

        @Override
        public void read(ByteBuf bytes, long readNanos) throws BrokenAnswerException {
            if (!isKnown && bytes.isReadable()) {
                isKnown = true;
                form = bytes.getByte(bytes.readerIndex()) == '{' ? new Whole(parts, done) : new Streamed(parts, done);
            }
            form.read(bytes, readNanos);
        }

        @Override
        public void end(long readNanos) throws BrokenAnswerException {
            form.end(readNanos);
        }

        @Override
        public void breakOff() throws BrokenAnswerException {
            form.breakOff();
        }
    }
}
