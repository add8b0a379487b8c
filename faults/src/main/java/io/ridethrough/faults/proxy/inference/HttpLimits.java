package io.ridethrough.faults.proxy.inference;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;

/** How large the heads of HTTP messages can be, and how they are read: as leniently as they can be passed on. */
final class HttpLimits {
    /** The longest first line of a message. */
    static final int MAX_FIRST_LINE_BYTES = 64 * 1024;

    /** The most that the headers of a message can take. */
    static final int MAX_HEADERS_BYTES = 64 * 1024;

    /** Content comes in pieces of at most this size, which is more than a socket is read for at a time. */
    private static final int MAX_PIECE_BYTES = 1024 * 1024;

    private HttpLimits() {}

    static HttpDecoderConfig config() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_FIRST_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADERS_BYTES)
                .setMaxChunkSize(MAX_PIECE_BYTES)
                .setAllowDuplicateContentLengths(true)
                .setStrictLineParsing(false)
                .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory().withValidation(false))
                .setTrailersFactory(DefaultHttpHeadersFactory.trailersFactory().withValidation(false));
    }
}
