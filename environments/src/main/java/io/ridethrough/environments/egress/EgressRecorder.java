package io.ridethrough.environments.egress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An HTTP forward proxy (RFC 9112, section 3.2.2, and {@code CONNECT}), on loopback unless told otherwise. The system under test makes its outbound
 * calls through it; each is passed on and written down with purpose, tenant, jurisdiction, and the ids of the canaries in
 * it, as far as it can be read. Calls to where none may go are refused with 403 and written down too.
 */
public final class EgressRecorder implements AutoCloseable {
    /** Connections at a time; a further one is closed at once. */
    static final int MAX_CONNECTIONS = 512;

    /** The longest first line of a request: method, URL, version. */
    static final int MAX_FIRST_LINE_BYTES = 16 * 1024;

    /** The most that the headers of a request can take. */
    static final int MAX_HEADERS_BYTES = 64 * 1024;

    private static final int STOP_SECONDS = 2;

    private final EgressLog log;
    private final Recording recording;
    private final EventLoopGroup loops;
    private final Channel listener;

    private EgressRecorder(EgressLog log, Recording recording, EventLoopGroup loops, Channel listener) {
        this.log = log;
        this.recording = recording;
        this.loops = loops;
        this.listener = listener;
    }

    /**
     * Opens the port and the file, and serves until closed.
     *
     * @param port 0 for a free one
     * @param file takes one line of JSON a call
     * @throws IOException when port or file can't be had
     */
    public static EgressRecorder start(int port, Path file, EgressSettings settings) throws IOException {
        EgressLog log = EgressLog.open(file);
        Outward outward = new Outward(settings.allowed(), settings.names());
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ChannelGroup callers = new DefaultChannelGroup(loops.next(), true);
        Recording recording = new Recording(log, settings, outward, callers, new AtomicBoolean());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(callers(recording))
                .bind(settings.isEverywhere() ? "0.0.0.0" : "127.0.0.1", port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
            outward.close();
            log.close();
            throw new IOException("port " + port + refusal(bound.cause()), bound.cause());
        }
        return new EgressRecorder(log, recording, loops, bound.channel());
    }

    private static HttpDecoderConfig heads() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_FIRST_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADERS_BYTES);
    }

    private static ChannelInitializer<Channel> callers(Recording recording) {
        long idleMillis = recording.settings().idle().toMillis();
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                recording.callers().add(channel);
                if (recording.callers().size() > MAX_CONNECTIONS) {
                    channel.close();
                    return;
                }
                channel.pipeline()
                        .addLast(new IdleStateHandler(0, 0, idleMillis, TimeUnit.MILLISECONDS))
                        .addLast(new HttpServerCodec(heads()))
                        .addLast(new CallerHandler(recording));
            }
        };
    }

    private static String refusal(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof BindException && reason.contains("in use") ? " is taken" : ": " + reason;
    }

    /** The proxy's address, such as {@code http://127.0.0.1:41234}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
    }

    /** Calls that have ended so far. */
    public long calls() {
        return log.calls();
    }

    /** Connections of callers that are open. */
    int connections() {
        return recording.callers().size();
    }

    /** Hangs up on everybody; calls under way are written down as open, with what had passed till then. */
    @Override
    public void close() {
        if (!recording.isClosing().compareAndSet(false, true)) {
            return;
        }
        listener.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        recording.callers().close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        // What a closed connection left to do, writing its call down, is queued before this.
        loops.submit(() -> {}).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        recording.outward().close();
        log.close();
    }
}
