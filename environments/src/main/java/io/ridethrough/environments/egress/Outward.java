package io.ridethrough.environments.egress;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The way out: looks a host up where that is needed and allowed, and connects to it. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of a connection is told by the promise
final class Outward implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5000;
    private static final int LOOK_UPS_AT_ONCE = 2;
    private static final int LOOK_UPS_WAITING = 256;
    private static final int KEEP_SECONDS = 10;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final AllowList allowed;
    private final Names names;
    private final ThreadPoolExecutor lookUps;

    Outward(AllowList allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
        this.lookUps = new ThreadPoolExecutor(
                LOOK_UPS_AT_ONCE,
                LOOK_UPS_AT_ONCE,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LOOK_UPS_WAITING),
                new DefaultThreadFactory("egress-names", true));
        lookUps.allowCoreThreadTimeOut(true);
    }

    /**
     * Connects over the network, on the given loop.
     *
     * @param call is told the address
     * @return fails with {@link Refusal}
     */
    Future<Channel> connect(EventLoop loop, CallTarget to, OpenCall call, ChannelHandler handler) {
        Promise<Channel> connected = loop.newPromise();
        Optional<String> refusal = allowed.refusal(to);
        Optional<InetAddress> literal = literal(to.host());
        if (refusal.isPresent()) {
            connected.setFailure(refused(refusal.get()));
        } else if (literal.isPresent()) {
            dial(loop, to, literal.get(), call, handler, connected);
        } else {
            lookUp(loop, to, call, handler, connected);
        }
        return connected;
    }

    private void lookUp(
            EventLoop loop, CallTarget to, OpenCall call, ChannelHandler handler, Promise<Channel> connected) {
        try {
            lookUps.execute(() -> {
                try {
                    InetAddress address = names.addressOf(to.host());
                    loop.execute(() -> dial(loop, to, address, call, handler, connected));
                } catch (UnknownHostException unknown) {
                    connected.tryFailure(unreachable(HttpResponseStatus.BAD_GATEWAY, "no address is known of it"));
                } catch (RuntimeException broken) {
                    connected.tryFailure(unreachable(HttpResponseStatus.BAD_GATEWAY, "it could not be looked up"));
                }
            });
        } catch (RejectedExecutionException full) {
            connected.setFailure(unreachable(HttpResponseStatus.SERVICE_UNAVAILABLE, "too many hosts are looked up"));
        }
    }

    private void dial(
            EventLoop loop,
            CallTarget to,
            InetAddress address,
            OpenCall call,
            ChannelHandler handler,
            Promise<Channel> connected) {
        call.isAt(address);
        Optional<String> refusal = allowed.refusal(to, address);
        if (refusal.isPresent()) {
            connected.tryFailure(refused(refusal.get()));
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(handler)
                .connect(new InetSocketAddress(address, to.port()));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                connected.tryFailure(
                        done.cause() instanceof ConnectTimeoutException
                                ? unreachable(HttpResponseStatus.GATEWAY_TIMEOUT, "it did not answer in time")
                                : unreachable(HttpResponseStatus.BAD_GATEWAY, "nobody listens there"));
            } else if (!connected.trySuccess(connecting.channel())) {
                connecting.channel().close();
            }
        });
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return host.equalsIgnoreCase("localhost")
                    ? Optional.of(InetAddress.getByAddress(host, LOOPBACK))
                    : Place.literal(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Refusal refused(String why) {
        return Refusal.of(HttpResponseStatus.FORBIDDEN, why);
    }

    private static Refusal unreachable(HttpResponseStatus status, String why) {
        return new Refusal(status, EgressCall.Ending.UNREACHABLE, why);
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
    }
}
