package io.ridethrough.environments.egress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP forward proxy (RFC 9112, section 3.2.2) on loopback. The system under test makes its outbound
 * calls through it; each is passed on unchanged and written down with purpose, tenant, jurisdiction, and the ids of the
 * canaries in it.
 * Calls to anywhere but this machine are refused with 403 and written down too.
 */
public final class EgressRecorder implements AutoCloseable {
    private static final int STOP_SECONDS = 2;

    private final EgressLog log;
    private final EventLoopGroup loops;
    private final Channel listener;

    private EgressRecorder(EgressLog log, EventLoopGroup loops, Channel listener) {
        this.log = log;
        this.loops = loops;
        this.listener = listener;
    }

    /**
     * Opens the port and the file, and serves until closed.
     *
     * @param port 0 for a free one
     * @param file takes one line of JSON a call
     * @param canaries what is looked for in what passes
     * @throws IOException when port or file can't be had
     */
    public static EgressRecorder start(int port, Path file, Clock clock, Canaries canaries) throws IOException {
        EgressLog log = EgressLog.open(file);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new CallerHandler(log, clock, canaries));
                    }
                })
                .bind("127.0.0.1", port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
            log.close();
            throw new IOException("port " + port + refusal(bound.cause()), bound.cause());
        }
        return new EgressRecorder(log, loops, bound.channel());
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

    /** Hangs up on everybody; calls under way are written down as cut or abandoned. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        log.close();
    }
}
