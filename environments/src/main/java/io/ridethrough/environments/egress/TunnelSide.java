package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;

/** One connection of a tunnel: tells it what happens there. */
final class TunnelSide extends ChannelInboundHandlerAdapter {
    private final Tunnel tunnel;
    private final boolean isCaller;

    TunnelSide(Tunnel tunnel, boolean isCaller) {
        this.tunnel = tunnel;
        this.isCaller = isCaller;
    }

    @Override
    public void channelRead(ChannelHandlerContext side, Object message) {
        if (message instanceof ByteBuf bytes) {
            tunnel.passed(isCaller, bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext side) {
        tunnel.readOrWait();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext side, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            tunnel.ended(isCaller);
        } else if (event instanceof IdleStateEvent) {
            tunnel.idle();
        } else {
            side.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext side) {
        tunnel.gone(isCaller);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext side, Throwable broken) {
        side.close();
    }
}
