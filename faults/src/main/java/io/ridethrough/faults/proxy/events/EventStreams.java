package io.ridethrough.faults.proxy.events;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The readers of a server's events over HTTP: newline-delimited JSON, a line an event, without end. */
public final class EventStreams {
    /** How many readers a server has at one time. */
    public static final int MAX_STREAMS = 16;

    /** How long all readers together have for the end of their streams. */
    private static final Duration END_LIMIT = Duration.ofMillis(500);

    private final Events events;
    private final LongAdder lost = new LongAdder();
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    public EventStreams(Events events) {
        this.events = events;
    }

    /**
     * Answers a request with events from now on, those of the one proxy that its query may name ({@code ?proxy=NAME}).
     * The handler that was called with the context is taken out: the connection serves nothing else any more. Called on
     * the channel's event loop, one at a time.
     *
     * @return false, with nothing written, when there are {@link #MAX_STREAMS} already
     */
    // A failed write closes the channel, which ends the stream.
    @SuppressWarnings("FutureReturnValueIgnored")
    public boolean start(ChannelHandlerContext context, ChannelHandler handler, HttpRequest request) {
        if (open.size() >= MAX_STREAMS) {
            return false;
        }
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson");
        head.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        // To a client of HTTP/1.0 the end of the connection is the end of the answer.
        HttpUtil.setTransferEncodingChunked(head, request.protocolVersion().isKeepAliveDefault());
        context.writeAndFlush(head);
        EventStream stream = new EventStream(this, context.channel(), proxy(request));
        context.pipeline().replace(handler, "events", stream);
        // The handler may have paused it; a stream finds out by reading that its reader is gone.
        context.channel().config().setAutoRead(true);
        open.add(stream);
        events.add(stream);
        return true;
    }

    /** Ends every stream, in good form where its reader takes that within {@link #END_LIMIT}. */
    public void close() {
        long endNanos = System.nanoTime() + END_LIMIT.toNanos();
        List<Future<?>> ending = new ArrayList<>();
        open.forEach(stream -> ending.add(stream.end()));
        for (Future<?> end : ending) {
            end.awaitUninterruptibly(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** How many events did not reach a reader, because it was too slow. */
    public long lost() {
        return lost.sum();
    }

    public int open() {
        return open.size();
    }

    void lostOne() {
        lost.increment();
    }

    void ended(EventStream stream) {
        events.remove(stream);
        open.remove(stream);
    }

    long nowNanos() {
        return events.nowNanos();
    }

    private static Optional<String> proxy(HttpRequest request) {
        List<String> named = new QueryStringDecoder(request.uri()).parameters().getOrDefault("proxy", List.of());
        return named.stream().findFirst();
    }
}
