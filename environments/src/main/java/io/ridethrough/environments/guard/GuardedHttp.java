package io.ridethrough.environments.guard;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 to what a {@link Clearance} holds, at the addresses that it holds: the JDK's client looks names up by itself, each time
 * anew. A connection for each request, of which the whole answer is read; redirects are told and not followed, and no proxy is
 * used, whatever the system's settings say.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of an exchange is told by its answer
public final class GuardedHttp implements AutoCloseable {
    /** How long a request may take that says nothing else. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    /** The longest answer that is read. */
    public static final int MOST_BYTES = 32 << 20;

    private final Clearance clearance;
    private final Optional<SslContext> trusting;
    private final UnaryOperator<InetSocketAddress> road;
    private final EventLoopGroup group;

    /**
     * As {@link #within}.
     *
     * @param trusting in place of what this JVM trusts
     * @param road where a cleared address really leads: to itself, but in tests
     */
    GuardedHttp(Clearance clearance, Optional<SslContext> trusting, UnaryOperator<InetSocketAddress> road) {
        this.clearance = clearance;
        this.trusting = trusting;
        this.road = road;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("guarded-http", true), NioIoHandler.newFactory());
    }

    /** Connects to nothing yet. */
    public static GuardedHttp within(Clearance clearance) {
        return new GuardedHttp(clearance, Optional.empty(), UnaryOperator.identity());
    }

    /** A whole answer, with its body read as UTF-8. */
    public record Answer(int status, HttpHeaders headers, String text) {}

    /**
     * Sends a request over the network and waits for the whole answer, whatever its status.
     *
     * @throws RefusedException when the address is not among what was cleared; then nothing is connected to
     * @throws IOException when no answer comes, or none in time
     */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        InetSocketAddress to = clearance.address(request.uri());
        Duration patience = request.timeout().orElse(USUAL_PATIENCE);
        Optional<SslContext> tls = isTls(request.uri()) ? Optional.of(tls()) : Optional.empty();
        FullHttpRequest message = HttpMessages.of(request);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        var connecting = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.ifPresent(context -> channel.pipeline()
                                .addLast(context.newHandler(channel.alloc(), to.getHostString(), to.getPort())));
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MOST_BYTES))
                                .addLast(new Listener(answer));
                    }
                })
                .connect(road.apply(to));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                connecting.channel().writeAndFlush(message).addListener(written -> fail(answer, written.cause()));
            } else {
                message.release();
                fail(answer, done.cause());
            }
        });
        return await(answer, connecting.channel(), request.uri(), patience);
    }

    private static void fail(CompletableFuture<Answer> answer, @Nullable Throwable cause) {
        if (cause != null) {
            answer.completeExceptionally(cause);
        }
    }

    private static Answer await(CompletableFuture<Answer> answer, Channel channel, URI uri, Duration patience)
            throws IOException, InterruptedException {
        String who = uri.getHost() + " (" + uri.getPath() + ")";
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(who + " did not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IOException("no answer from " + who + ": " + reason(e.getCause()), e);
        } finally {
            channel.close();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        String told = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        return told.isEmpty() ? String.valueOf(cause) : told;
    }

    private SslContext tls() throws SSLException {
        return trusting.isPresent()
                ? trusting.get()
                : SslContextBuilder.forClient().build();
    }

    private static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Exchanges that are under way end without an answer. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }

    /** Takes the one answer of a connection. */
    private static final class Listener extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final CompletableFuture<Answer> answer;

        Listener(CompletableFuture<Answer> answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            answer.complete(HttpMessages.answer(response));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            answer.completeExceptionally(new IOException("the connection was closed before an answer"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.completeExceptionally(cause);
            context.close();
        }
    }
}
