package io.ridethrough.faults.proxy.heads;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Follows the client's half of an HTTP/1.x connection (RFC 9112) and reports each request head: pipelined, kept alive,
 * or split anywhere. Bodies are skipped by Content-Length or chunk sizes, so that nothing in them is taken for a head.
 * What is not HTTP/1.x, or no longer is after an upgrade, is passed over for good from its first odd byte on.
 *
 * <p>Limits: a head of more than {@value #HEAD_LIMIT_BYTES} bytes, a method of more than {@value #METHOD_LIMIT_BYTES}
 * and a body or chunk of 2^50 bytes count as not HTTP. Used by one thread at a time.
 */
public final class RequestHeads {
    private static final int HEAD_LIMIT_BYTES = 64 * 1024;
    private static final int METHOD_LIMIT_BYTES = 24;
    private static final long BODY_LIMIT_BYTES = 1L << 50;
    private static final byte[] CONTENT_LENGTH = lowerCaseBytes("content-length");
    private static final byte[] TRANSFER_ENCODING = lowerCaseBytes("transfer-encoding");
    /** The eight bytes that end a request line, each as one number. */
    private static final long HTTP_1_1 = 0x485454502F312E31L;

    private static final long HTTP_1_0 = 0x485454502F312E30L;
    private static final long CONNECT = 0x434F4E4E454354L;

    private enum State {
        BEFORE_HEAD,
        METHOD,
        REQUEST_LINE,
        HEADER_START,
        HEADER,
        BODY,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER_START,
        TRAILER,
        NOT_HTTP
    }

    private final byte[] pointHeader;
    private final HeadListener listener;
    private final HeaderLine header = new HeaderLine();
    private State state = State.BEFORE_HEAD;
    private long begun;
    private int headBytes;
    private long lastEightBytes;
    private boolean isConnect;
    private boolean isChunked;
    private boolean hasSizeDigit;
    private long bodyBytesLeft;
    private String point = "";

    /** @param pointHeader the name of the header whose value is reported, or empty for none */
    public RequestHeads(String pointHeader, HeadListener listener) {
        this.pointHeader = lowerCaseBytes(pointHeader);
        this.listener = listener;
    }

    /** How many heads have begun so far, the current one included. */
    public long begun() {
        return begun;
    }

    /** Looks at the readable bytes of {@code bytes}, which keep their content and indices. */
    public void look(ByteBuf bytes) {
        int index = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (index < end && state != State.NOT_HTTP) {
            if (state == State.BODY || state == State.CHUNK_DATA) {
                long skipped = Math.min(bodyBytesLeft, end - index);
                index += (int) skipped;
                bodyBytesLeft -= skipped;
                if (bodyBytesLeft == 0) {
                    state = state == State.BODY ? State.BEFORE_HEAD : State.CHUNK_END;
                }
            } else {
                step(bytes.getByte(index++));
            }
        }
    }

    private void step(byte octet) {
        switch (state) {
            case BEFORE_HEAD -> beforeHead(octet);
            case METHOD -> method(octet);
            case REQUEST_LINE -> requestLine(octet);
            case HEADER_START -> headerStart(octet);
            case HEADER -> header(octet);
            case CHUNK_SIZE -> chunkSize(octet);
            case CHUNK_EXTENSION -> chunkExtension(octet);
            case CHUNK_END -> chunkEnd(octet);
            case TRAILER_START -> trailerStart(octet);
            case TRAILER -> state = octet == '\n' ? State.TRAILER_START : State.TRAILER;
            case BODY, CHUNK_DATA, NOT_HTTP -> throw new IllegalStateException("not a state of single bytes: " + state);
        }
        boolean isInHead = state == State.METHOD
                || state == State.REQUEST_LINE
                || state == State.HEADER_START
                || state == State.HEADER;
        if (isInHead && ++headBytes > HEAD_LIMIT_BYTES) {
            state = State.NOT_HTTP;
        }
    }

    private void beforeHead(byte octet) {
        // Empty lines before a request are to be ignored (RFC 9112, section 2.2).
        if (octet == '\r' || octet == '\n') {
            return;
        }
        begun++;
        headBytes = 0;
        isChunked = false;
        bodyBytesLeft = 0;
        point = "";
        lastEightBytes = 0;
        state = State.METHOD;
        method(octet);
    }

    private void method(byte octet) {
        if (octet == ' ' && headBytes > 0) {
            isConnect = lastEightBytes == CONNECT;
            state = State.REQUEST_LINE;
        } else if (headBytes >= METHOD_LIMIT_BYTES || !isMethodOctet(octet)) {
            state = State.NOT_HTTP;
        } else {
            lastEightBytes = (lastEightBytes << 8) | octet;
        }
    }

    private void requestLine(byte octet) {
        if (octet == '\n') {
            boolean isHttp = lastEightBytes == HTTP_1_1 || lastEightBytes == HTTP_1_0;
            header.clear();
            state = isHttp ? State.HEADER_START : State.NOT_HTTP;
        } else if (octet != '\r') {
            lastEightBytes = (lastEightBytes << 8) | (octet & 0xFF);
        }
    }

    private void headerStart(byte octet) {
        if (octet == '\n') {
            endHead();
        } else if (octet != '\r') {
            state = State.HEADER;
            header.add(octet);
        }
    }

    private void header(byte octet) {
        if (octet != '\n') {
            header.add(octet);
            return;
        }
        state = State.HEADER_START;
        if (!header.hasColon()) {
            state = State.NOT_HTTP;
        } else if (header.isNamed(CONTENT_LENGTH)) {
            contentLength(header.value());
        } else if (header.isNamed(TRANSFER_ENCODING)) {
            isChunked = header.value().toLowerCase(Locale.ROOT).endsWith("chunked");
        } else if (pointHeader.length > 0 && header.isNamed(pointHeader)) {
            point = header.value();
        }
        header.clear();
    }

    private void contentLength(String value) {
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            length = digit < 0 || digit > 9 ? BODY_LIMIT_BYTES : length * 10 + digit;
            if (length >= BODY_LIMIT_BYTES) {
                state = State.NOT_HTTP;
                return;
            }
        }
        bodyBytesLeft = length;
    }

    private void endHead() {
        if (isConnect) {
            state = State.NOT_HTTP;
        } else if (isChunked) {
            beginChunkSize();
        } else {
            state = bodyBytesLeft > 0 ? State.BODY : State.BEFORE_HEAD;
        }
        listener.onHead(point);
    }

    private void beginChunkSize() {
        bodyBytesLeft = 0;
        hasSizeDigit = false;
        state = State.CHUNK_SIZE;
    }

    private void chunkSize(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            hasSizeDigit = true;
            bodyBytesLeft = bodyBytesLeft * 16 + digit;
            if (bodyBytesLeft >= BODY_LIMIT_BYTES) {
                state = State.NOT_HTTP;
            }
        } else if (!hasSizeDigit) {
            state = State.NOT_HTTP;
        } else {
            state = State.CHUNK_EXTENSION;
            chunkExtension(octet);
        }
    }

    private void chunkExtension(byte octet) {
        if (octet == '\n') {
            state = bodyBytesLeft > 0 ? State.CHUNK_DATA : State.TRAILER_START;
        }
    }

    private void chunkEnd(byte octet) {
        if (octet == '\n') {
            beginChunkSize();
        } else if (octet != '\r') {
            state = State.NOT_HTTP;
        }
    }

    private void trailerStart(byte octet) {
        if (octet == '\n') {
            state = State.BEFORE_HEAD;
        } else if (octet != '\r') {
            state = State.TRAILER;
        }
    }

    private static boolean isMethodOctet(byte octet) {
        return (octet >= 'A' && octet <= 'Z') || octet == '-' || octet == '_';
    }

    private static byte[] lowerCaseBytes(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
    }
}
