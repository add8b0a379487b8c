package io.ridethrough.faults.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import io.ridethrough.faults.proxy.heads.RequestHeads;
import io.ridethrough.faults.proxy.inference.Exchanges;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection through a proxy: the client's socket, the one to the upstream, and a pipe each way, all on one event
 * loop. A half-close passes through, and so does a reset. Methods are called on that event loop, unless they say not.
 */
final class Relay {
    /** How long an upstream may take to accept; meanwhile only this one client waits. */
    static final int DIAL_LIMIT_MILLIS = 10_000;

    /** How long the last bytes of a connection that ends in good order may take to go out. */
    static final int FINISH_LIMIT_MILLIS = 10_000;

    /**
     * Netty's own choice gives memory back as it goes, which without {@code sun.misc.Unsafe} only a garbage collection
     * can do: bulk traffic would fill all the direct memory there may be. A pool keeps what it has and reuses it.
     */
    static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Proxy proxy;
    private final SocketChannel client;
    private final SocketChannel server;
    private final Pipe up;
    private final Pipe down;
    private final RequestHeads heads;
    private final long ordinal;
    private final @Nullable Exchanges exchanges;
    private final long seed;
    private Direction speaking = Direction.UPSTREAM;
    private long turn;
    private boolean isOver;
    private boolean isFinishing;
    private @Nullable Future<?> finishLimit;

    /** @param ordinal the connection's number at its proxy, from 1 */
    Relay(Proxy proxy, SocketChannel client, FaultProxySettings settings, long ordinal, long seed) {
        this.proxy = proxy;
        this.ordinal = ordinal;
        this.client = client;
        this.server = new NioSocketChannel();
        this.up = new Pipe(this, Direction.UPSTREAM, client, server, settings.maxBufferedBytes());
        this.down = new Pipe(this, Direction.DOWNSTREAM, server, client, settings.maxBufferedBytes());
        this.heads = new RequestHeads(proxy.pointHeader(), point -> proxy.attempted(ordinal, point));
        this.seed = seed;
        this.exchanges = proxy.isHttp() ? followExchanges() : null;
        int maxBytes = settings.maxBufferedBytes();
        client.config().setWriteBufferWaterMark(new WriteBufferWaterMark(maxBytes / 2, maxBytes));
        server.config().setWriteBufferWaterMark(new WriteBufferWaterMark(maxBytes / 2, maxBytes));
    }

    private Exchanges followExchanges() {
        Exchanges followed = new Exchanges(up, down, up, down.chain(), down::resetAtEnd, proxy.traffic());
        up.putBehindToxics(followed.requests());
        down.putBeforeToxics(followed.answers());
        return followed;
    }

    /** Dials the upstream without waiting for it; the client is read once it answers. */
    void start(InetSocketAddress upstream) {
        client.pipeline().addLast(new Side(this, Direction.UPSTREAM));
        new Bootstrap()
                .group(client.eventLoop())
                .channelFactory(() -> server)
                .option(ChannelOption.ALLOCATOR, ALLOCATOR)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, DIAL_LIMIT_MILLIS)
                .handler(new Side(this, Direction.DOWNSTREAM))
                .connect(upstream)
                .addListener((ChannelFuture dialled) -> dialled(dialled.cause()));
    }

    private void dialled(@Nullable Throwable cause) {
        if (isOver) {
            return;
        }
        if (cause == null) {
            follow(proxy.toxics().all());
            regulate();
        } else {
            LOG.debug("proxy {}: the upstream cannot be reached: {}", proxy.name(), cause.toString());
            proxy.traffic().refused();
            proxy.witness().refused(ordinal);
            reset();
        }
    }

    void follow(List<Toxic> toxics) {
        guard(() -> {
            up.chain().follow(toxics);
            down.chain().follow(toxics);
            if (exchanges != null) {
                exchanges.follow(toxics);
            }
        });
    }

    void updated(Toxic toxic) {
        guard(() -> {
            up.chain().updated(toxic);
            down.chain().updated(toxic);
            if (exchanges != null) {
                exchanges.updated(toxic);
            }
        });
    }

    /** Runs what no socket's handler has called: should it fail, this connection is reset and no other is affected. */
    void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("proxy {}: a connection is reset because a toxic failed", proxy.name(), e);
            reset();
        }
    }

    void regulate() {
        if (!isOver && server.isActive()) {
            up.regulate();
            down.regulate();
        }
    }

    Pipe pipe(Direction direction) {
        return direction == Direction.UPSTREAM ? up : down;
    }

    void arrived(Direction direction, ByteBuf bytes) {
        proxy.traffic().passed(direction, bytes.readableBytes());
        proxy.witness().passing(direction, eventLoop());
        if (direction != speaking) {
            speaking = direction;
            turn++;
        }
        if (direction == Direction.UPSTREAM) {
            heads.look(bytes);
        }
    }

    void leaving(Direction direction, ByteBuf bytes) {
        proxy.traffic().sent(direction, bytes.readableBytes());
        proxy.witness().passing(direction, eventLoop());
    }

    void held(int deltaBytes) {
        proxy.traffic().held(deltaBytes);
    }

    long turn() {
        return turn;
    }

    long exchange() {
        return heads.begun();
    }

    long ordinal() {
        return ordinal;
    }

    /** Any thread. */
    EventLoop eventLoop() {
        return client.eventLoop();
    }

    RandomGenerator random(String toxicName, Direction direction) {
        // Mixed first: neighbouring connections must not meet in each other's directions.
        long mixed = new SplittableRandom(seed).nextLong();
        return new SplittableRandom(mixed ^ ((long) toxicName.hashCode() << 1 | direction.ordinal()));
    }

    /** Whether nothing is relayed any more. */
    boolean isOver() {
        return isOver || isFinishing;
    }

    /** A pipe has delivered its last byte, or received it. */
    void ended() {
        if (up.hasEnded() && down.hasEnded() && up.hasSourceEnded()) {
            close();
        }
    }

    void failed(Throwable cause) {
        if (!isOver) {
            if (cause instanceof IOException) {
                LOG.debug("proxy {}: a connection broke: {}", proxy.name(), cause.toString());
            } else {
                LOG.error("proxy {}: a connection is reset because its handling failed", proxy.name(), cause);
            }
            reset();
        }
    }

    /** A socket is gone without having ended its direction: whoever is left must not take it for an orderly end. */
    void lost() {
        reset();
    }

    void reset() {
        if (!isOver) {
            lingerZero(client);
            lingerZero(server);
            close();
        }
    }

    /** Closes both sides in good order: what has been written to them goes out first. */
    void finish() {
        if (isOver || isFinishing) {
            return;
        }
        isFinishing = true;
        release();
        finishLimit = eventLoop().schedule(this::close, FINISH_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        Future<Void> toServer = server.writeAndFlush(Unpooled.EMPTY_BUFFER);
        // A write comes after all those before it, and even its failure says that they are done with.
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(toClient -> toServer.addListener(both -> close()));
    }

    /** Closes both sides at once. */
    void close() {
        if (isOver) {
            return;
        }
        isOver = true;
        if (finishLimit != null) {
            finishLimit.cancel(false);
        }
        release();
        closeSocket(client);
        if (server.isRegistered()) {
            closeSocket(server);
        } else {
            server.unsafe().closeForcibly();
        }
        proxy.finished(this);
    }

    private void release() {
        // First, since what exchanges hold counts as held by the pipes.
        if (exchanges != null) {
            exchanges.release();
        }
        up.release();
        down.release();
    }

    static void closeSocket(SocketChannel channel) {
        channel.close().addListener(closed -> {
            if (!closed.isSuccess()) {
                LOG.debug("a socket failed to close: {}", String.valueOf(closed.cause()));
            }
        });
    }

    /** With a linger of zero the kernel sends a reset on close. */
    static void lingerZero(SocketChannel channel) {
        try {
            channel.config().setSoLinger(0);
        } catch (ChannelException e) {
            LOG.debug("the socket is closed already: {}", e.toString());
        }
    }
}
