package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two connections joined by {@code CONNECT} (RFC 9110, section 9.3.6): bytes pass as they come, each side no faster than
 * the other takes them, and the end of one direction is passed on as such. Used by one event loop alone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes its channel, and that is watched
final class Tunnel {
    private static final byte[] ESTABLISHED =
            "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int OK = 200;
    private static final int LINGER_SECONDS = 30;

    private final Recording recording;
    private final Channel caller;
    // What the caller sent without waiting for the answer; it is not read meanwhile.
    private final Deque<ByteBuf> early = new ArrayDeque<>();
    private @Nullable OpenCall call;
    private @Nullable Channel callee;
    private boolean hasCallerEnded;
    private boolean hasCalleeEnded;

    Tunnel(Recording recording, OpenCall call, Channel caller) {
        this.recording = recording;
        this.call = call;
        this.caller = caller;
    }

    ChannelHandler ofCaller() {
        return new TunnelSide(this, true);
    }

    /** Connects over the network, and tells the caller what came of it. */
    void connect(CallTarget to) {
        OpenCall open = call;
        if (open == null) {
            return;
        }
        caller.config().setAutoRead(false);
        ChannelInitializer<Channel> handlers = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
                channel.config().setAutoRead(false);
                channel.pipeline().addLast(new TunnelSide(Tunnel.this, false));
            }
        };
        recording
                .outward()
                .connect(caller.eventLoop(), to, open, handlers)
                .addListener((Future<Channel> connected) -> connected(open, connected));
    }

    private void connected(OpenCall open, Future<Channel> connected) {
        if (connected.isSuccess() && call != open) {
            connected.getNow().close();
        } else if (connected.isSuccess()) {
            callee = connected.getNow();
            open.answered(OK);
            caller.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            caller.writeAndFlush(Unpooled.wrappedBuffer(ESTABLISHED));
            while (!early.isEmpty()) {
                passed(true, early.remove());
            }
            readOrWait();
        } else if (call == open) {
            refuse(open, connected.cause());
        }
    }

    private void refuse(OpenCall open, Throwable cause) {
        call = null;
        releaseEarly();
        if (cause instanceof Refusal refusal) {
            open.answered(refusal.status().code());
            recording.end(open.noting(refusal.why()), refusal.ending());
            Farewell.sayInTunnel(caller, refusal.status(), refusal.why());
        } else {
            recording.end(open, EgressCall.Ending.UNREACHABLE);
            caller.close();
        }
    }

    /** Hands bytes from one side to the other. */
    void passed(boolean isFromCaller, ByteBuf bytes) {
        OpenCall open = call;
        Channel far = callee;
        if (open == null) {
            bytes.release();
        } else if (far == null) {
            early.add(bytes);
        } else if (isFromCaller) {
            open.asked(bytes);
            far.writeAndFlush(bytes);
        } else {
            open.answered(bytes);
            caller.writeAndFlush(bytes);
        }
        readOrWait();
    }

    /** Reads from each side as far as the other takes it. */
    void readOrWait() {
        Channel far = callee;
        if (far != null) {
            caller.config().setAutoRead(far.isWritable());
            far.config().setAutoRead(caller.isWritable());
        }
    }

    /** One side has no more to send, and may still listen. */
    void ended(boolean isOfCaller) {
        hasCallerEnded |= isOfCaller;
        hasCalleeEnded |= !isOfCaller;
        Channel far = callee;
        if (far == null || hasCallerEnded && hasCalleeEnded) {
            over(EgressCall.Ending.ANSWERED);
            return;
        }
        Channel other = isOfCaller ? far : caller;
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (other instanceof SocketChannel socket) {
                socket.shutdownOutput();
            }
        });
    }

    /** One side is gone altogether. */
    void gone(boolean isCaller) {
        over(isCaller ? EgressCall.Ending.ABANDONED : EgressCall.Ending.CUT);
    }

    /** Nothing has passed for too long. */
    void idle() {
        OpenCall open = call;
        if (open != null) {
            open.noting("nothing passed for too long");
        }
        over(EgressCall.Ending.CUT);
    }

    private void over(EgressCall.Ending ending) {
        OpenCall open = call;
        Channel far = callee;
        call = null;
        releaseEarly();
        if (open != null) {
            boolean wasConnected = far != null;
            recording.gone(open, wasConnected ? ending : EgressCall.Ending.UNREACHABLE);
        }
        closeGently(caller);
        if (far != null) {
            closeGently(far);
        }
    }

    /** What is on its way is still written, but not to somebody who does not read it. */
    private static void closeGently(Channel side) {
        side.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> side.close());
        Future<?> late = side.eventLoop().schedule(() -> side.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        side.closeFuture().addListener(closed -> late.cancel(false));
    }

    private void releaseEarly() {
        while (!early.isEmpty()) {
            early.remove().release();
        }
    }
}
