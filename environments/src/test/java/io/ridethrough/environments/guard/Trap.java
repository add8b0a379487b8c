package io.ridethrough.environments.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server on loopback that stands in the place of every address there is, and remembers which ones were connected to. */
final class Trap implements AutoCloseable {
    private static final int LONGEST_HEAD = 4096;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d{1,6})");

    private final ServerSocket socket;
    private final String answer;
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param answer a whole HTTP answer */
    Trap(String answer) throws IOException {
        this.answer = answer;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve, "trap");
        server.setDaemon(true);
        server.start();
    }

    static Trap answering200() throws IOException {
        return new Trap("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    /** Leads any address here, and remembers it. */
    InetSocketAddress instead(InetSocketAddress address) {
        called.add(address.getAddress().getHostAddress() + " " + address.getPort());
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    /** What was connected to: IP address and port. */
    List<String> called() {
        return List.copyOf(called);
    }

    /** What came in over real connections. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                requests.add(request(caller.getInputStream()));
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                caller.getOutputStream().flush();
            } catch (IOException e) {
                // A caller that is gone, or the end of the test.
                continue;
            }
        }
    }

    /** A whole request: its head, and as much of a body as that tells. */
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf(END_OF_HEAD) < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head + new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
