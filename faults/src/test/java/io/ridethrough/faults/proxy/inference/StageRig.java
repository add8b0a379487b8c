package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.ridethrough.faults.proxy.inference.Part.Bytes;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.End;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One stage between a hand that feeds it and a sink that notes what comes and when. Times are milliseconds from the
 * start, which is close to where the clock wraps around.
 */
final class StageRig {
    private static final long START_NANOS = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(7);

    final TestLine line = new TestLine(START_NANOS);
    final Toxic toxic;
    final AnswerStage stage;

    private final List<String> seen = new ArrayList<>();
    private final List<ByteBuf> fed = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private HttpResponse lastResponse = eventStream().response();

    StageRig(ToxicAttributes attributes) {
        this(attributes, 1);
    }

    StageRig(ToxicAttributes attributes, double toxicity) {
        toxic = new Toxic("fault", Direction.DOWNSTREAM, attributes, toxicity);
        stage = AnswerStages.of(toxic, line).orElseThrow();
        stage.passTo(new Notes());
    }

    static Head eventStream() {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "Text/Event-Stream; charset=utf-8");
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        return new Head(response);
    }

    static Head head(int status, String type) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        return new Head(response);
    }

    /** A chunk of a chat completion that says {@code text}, which must need no escapes. */
    static String chunk(String text) {
        return "{\"id\":\"c1\",\"model\":\"m1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}";
    }

    static String role() {
        return "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}";
    }

    static String finish() {
        return "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    }

    /** Feeds an event of one data line at a time in milliseconds. */
    StageRig event(long atMillis, String payload) {
        return frame(atMillis, "data: " + payload + "\n\n", payload);
    }

    StageRig frame(long atMillis, String frame, String payload) {
        return feed(atMillis, new Event(buffer(frame), payload));
    }

    StageRig bytes(long atMillis, String content) {
        return feed(atMillis, new Bytes(buffer(content)));
    }

    StageRig document(long atMillis, String json) {
        return feed(atMillis, new Document(head(200, "application/json").response(), buffer(json)));
    }

    StageRig end(long atMillis) {
        return feed(atMillis, new End(EmptyHttpHeaders.INSTANCE));
    }

    StageRig feed(long atMillis, Part part) {
        line.moveTo(nanos(atMillis));
        stage.accept(part, nanos(atMillis));
        return this;
    }

    StageRig upstreamEnd(long atMillis) {
        line.moveTo(nanos(atMillis));
        stage.end(nanos(atMillis));
        return this;
    }

    StageRig moveTo(long atMillis) {
        line.moveTo(nanos(atMillis));
        return this;
    }

    /** The whole of a stream whose tokens come ten milliseconds apart, from the start on. */
    StageRig stream(String... tokens) {
        feed(0, eventStream());
        for (int i = 0; i < tokens.length; i++) {
            event(i * 10L, chunk(tokens[i]));
        }
        long endMillis = tokens.length * 10L;
        return event(endMillis, finish()).event(endMillis, "[DONE]").end(endMillis);
    }

    /** What came since the last call, each as {@code <what>@<milliseconds>}. */
    List<String> seen() {
        List<String> copy = List.copyOf(seen);
        seen.clear();
        return copy;
    }

    /** All content that came so far, as it goes over the wire. */
    String body() {
        return body.toString();
    }

    HttpResponse lastResponse() {
        return lastResponse;
    }

    static long nanos(long millis) {
        return START_NANOS + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** No buffer that was fed is still held, by the stage or in the account of the line. */
    void assertNothingHeld() {
        assertThat(fed).allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
        assertThat(line.heldBytes()).isZero();
        assertThat(line.alarms()).isZero();
    }

    private ByteBuf buffer(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, UTF_8);
        fed.add(buffer);
        return buffer;
    }

    private final class Notes implements PartSink {
        @Override
        public void accept(Part part, long nominalNanos) {
            assertThat(nominalNanos - line.nanoTime()).as("nominally early").isLessThanOrEqualTo(0);
            note(name(part), nominalNanos);
            part.release();
        }

        @Override
        public void end(long nominalNanos) {
            note("upstream-end", nominalNanos);
        }

        private void note(String what, long nominalNanos) {
            seen.add(what + "@" + TimeUnit.NANOSECONDS.toMillis(nominalNanos - START_NANOS));
        }

        private String name(Part part) {
            if (part instanceof Head head) {
                lastResponse = head.response();
                return "head";
            }
            if (part instanceof Event event) {
                body.append(event.frame().toString(UTF_8));
                if (TokenEvents.isDone(event)) {
                    return "done";
                }
                Completion completion = Completion.read(event.payload());
                if (!completion.finished().isEmpty()) {
                    return "finish";
                }
                return completion.said().isEmpty()
                        ? "event"
                        : completion.said().get(0).text();
            }
            if (part instanceof Bytes bytes) {
                body.append(bytes.content().toString(UTF_8));
                return "bytes:" + bytes.content().readableBytes();
            }
            if (part instanceof Document document) {
                lastResponse = document.response();
                body.append(document.body().toString(UTF_8));
                return "document:" + document.body().readableBytes();
            }
            return "end";
        }
    }
}
