package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * HTTP/1 as a proxy has to read it. Netty's own codec for servers takes a request that has both a length and chunks for
 * one with chunks alone, silently; here it is broken. It also loses count when an interim answer precedes one to {@code
 * HEAD}.
 */
final class ProxyCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {
    /** The longest first line of a request: method, URL, version. */
    static final int MAX_FIRST_LINE_BYTES = 16 * 1024;

    /** The most that the headers of a request can take. */
    static final int MAX_HEADERS_BYTES = 64 * 1024;

    // Methods of the requests whose answers are still to be written; the one who reads requests bounds it.
    private final Deque<HttpMethod> asked = new ArrayDeque<>();

    ProxyCodec() {
        init(new Decoder(), new Encoder());
    }

    private final class Decoder extends HttpRequestDecoder {
        Decoder() {
            super(new HttpDecoderConfig()
                    .setMaxInitialLineLength(MAX_FIRST_LINE_BYTES)
                    .setMaxHeaderSize(MAX_HEADERS_BYTES));
        }

        @Override
        protected void decode(ChannelHandlerContext caller, ByteBuf bytes, List<Object> out) throws Exception {
            int before = out.size();
            super.decode(caller, bytes, out);
            for (int i = before; i < out.size(); i++) {
                if (out.get(i) instanceof HttpRequest request) {
                    asked.add(request.method());
                }
            }
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
        }
    }

    private final class Encoder extends HttpResponseEncoder {
        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            boolean isInterim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            return !isInterim && HttpMethod.HEAD.equals(asked.poll()) || super.isContentAlwaysEmpty(answer);
        }
    }
}
