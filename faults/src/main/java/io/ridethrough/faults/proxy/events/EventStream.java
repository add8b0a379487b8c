package io.ridethrough.faults.proxy.events;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reader of events: the body of an HTTP answer that goes on until either side ends it. */
final class EventStream extends ChannelInboundHandlerAdapter implements ProxyEventListener {
    /** How often a stream says that it is alive; a reader that is gone is found out no later. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** How many events are written as one chunk. */
    private static final int CHUNK_EVENTS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final EventStreams streams;
    private final Channel channel;
    private final Optional<String> proxy;
    private final Backlog backlog = new Backlog();
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private final Future<?> heartbeat;

    /**
     * @param channel that an answer's head was written to
     * @param proxy the one whose events are wanted, empty for all
     */
    EventStream(EventStreams streams, Channel channel, Optional<String> proxy) {
        this.streams = streams;
        this.channel = channel;
        this.proxy = proxy;
        this.heartbeat = channel.eventLoop()
                .scheduleAtFixedRate(this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onEvent(ProxyEvent event) {
        if (proxy.isPresent() && !proxy.get().equals(event.proxy())) {
            return;
        }
        if (!backlog.offer(event)) {
            streams.lostOne();
        } else if (isWriting.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::write);
        }
    }

    /** Ends the answer in good form, once the reader has taken what was written. */
    Future<?> end() {
        return channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // A second request on this connection would wait for the end of an answer that has none.
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            write();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        heartbeat.cancel(false);
        streams.ended(this);
    }

    // Nobody is left to tell that the close failed.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a stream of events broke", cause);
        context.close();
    }

    private void beat() {
        if (channel.isWritable()) {
            send(EventJson.alive(streams.nowNanos()));
            channel.flush();
        }
    }

    /** Writes what waits, as far as the reader takes it; a change of writability takes up the rest. */
    private void write() {
        while (channel.isWritable()) {
            String lines = nextLines();
            if (lines.isEmpty()) {
                isWriting.set(false);
                // What came between the last look and that: whoever brought it found this still writing.
                lines = nextLines();
                if (lines.isEmpty()) {
                    break;
                }
                isWriting.set(true);
            }
            send(lines);
        }
        channel.flush();
    }

    private String nextLines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHUNK_EVENTS; i++) {
            Optional<Backlog.Next> next = backlog.poll();
            if (next.isEmpty()) {
                break;
            }
            if (next.get().lostBefore() > 0) {
                lines.append(EventJson.lost(streams.nowNanos(), next.get().lostBefore()));
            }
            next.get().event().map(EventJson::line).ifPresent(lines::append);
        }
        return lines.toString();
    }

    // A failed write closes the channel, which ends the stream.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(String lines) {
        channel.write(new DefaultHttpContent(ByteBufUtil.writeUtf8(channel.alloc(), lines)));
    }
}
