package io.ridethrough.stubs.store.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection to a store that sends GraphQL and reads answers with a known length. So plain because it shares the
 * cores with what it measures: the JDK's client takes more of them than the store does.
 */
final class WireClient implements AutoCloseable {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_BODY_BYTES = 1 << 20;

    private final Socket socket;
    private final InputStream in;

    private WireClient(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /** An answer. */
    record Answer(int status, String body) {}

    /** @param patience for each answer */
    static WireClient connect(URI store, Duration patience) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        return new WireClient(socket, new BufferedInputStream(socket.getInputStream()));
    }

    /** @param json the whole body, such as <code>{"query":"{storeConfig{locale}}"}</code> */
    Answer ask(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, whole, 0, headBytes.length);
        System.arraycopy(body, 0, whole, headBytes.length, body.length);
        socket.getOutputStream().write(whole);
        return answer();
    }

    private Answer answer() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new IOException("no HTTP: " + status);
        }
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (length > LONGEST_BODY_BYTES) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        return new Answer(Integer.parseInt(status.substring(9, 12)), new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new IOException("the answer ends after: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
