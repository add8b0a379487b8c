package io.ridethrough.stubs.chat;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays one connection's scripts. */
final class ScriptPlayer extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final ScriptedChatServer server;
    private final int connection;
    private @Nullable SeenRequest playing;

    ScriptPlayer(ScriptedChatServer server, int connection) {
        this.server = server;
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        long arrivedNanos = server.afterFreeze(System.nanoTime());
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        String path = request.uri();
        String body = request.content().toString(StandardCharsets.UTF_8);
        SeenRequest seen = server.sees(number -> new SeenRequest(number, connection, path, headers, body));
        playing = seen;
        play(context.channel(), seen, server.script(seen).steps(), arrivedNanos);
    }

    /** One step after the other, so that none overtakes another; each at its own time. */
    private void play(Channel channel, SeenRequest seen, List<ChatScript.Step> steps, long arrivedNanos) {
        if (steps.isEmpty()) {
            return;
        }
        ChatScript.Step step = steps.get(0);
        server.at(arrivedNanos + step.at().toNanos(), () -> {
            boolean isLast = steps.size() == 1;
            channel.eventLoop().execute(() -> act(channel, seen, step, isLast));
            play(channel, seen, steps.subList(1, steps.size()), arrivedNanos);
        });
    }

    private void act(Channel channel, SeenRequest seen, ChatScript.Step step, boolean isLast) {
        if (!channel.isActive()) {
            return;
        }
        if (isLast) {
            playing = null;
        }
        if (step.isText()) {
            seen.wroteText(System.nanoTime());
        }
        var written = channel.writeAndFlush(Unpooled.wrappedBuffer(step.encoded()));
        if (step.closes()) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (playing != null) {
            playing.hasLostItsClient();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
