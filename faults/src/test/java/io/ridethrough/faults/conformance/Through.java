package io.ridethrough.faults.conformance;

import io.ridethrough.faults.proxy.Rig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A way through a proxy, and the faults on it. */
record Through(Subject subject, String name, String listen) {

    String path() {
        return "/proxies/" + name;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Subject.LIMIT.toMillis());
        return socket;
    }

    /** Downstream, on every connection. */
    void toxic(String type, String attributes) throws IOException {
        toxic(type, type, "downstream", 1, attributes);
    }

    void toxic(String toxicName, String type, String stream, double toxicity, String attributes) throws IOException {
        Answer added = subject.post(path() + "/toxics", """
                {"name":"%s","type":"%s","stream":"%s","toxicity":%s,"attributes":{%s}}""".formatted(toxicName, type, stream, toxicity, attributes));
        require(added);
    }

    void change(String toxicName, String attributes) throws IOException {
        require(subject.patch(path() + "/toxics/" + toxicName, "{\"attributes\":{" + attributes + "}}"));
    }

    void remove(String toxicName) throws IOException {
        require(subject.delete(path() + "/toxics/" + toxicName));
    }

    void setEnabled(boolean isEnabled) throws IOException {
        require(subject.patch(path(), "{\"enabled\":" + isEnabled + "}"));
    }

    /** Whether a new connection is accepted, and one message comes back on it. */
    String tried() throws IOException {
        try (Socket socket = connect()) {
            return "ping".equals(Rig.exchange(socket, "ping")) ? "served" : "ended";
        } catch (ConnectException e) {
            return "refused";
        } catch (SocketException e) {
            return "reset";
        }
    }

    /** How a connection goes on: a byte, its end, a reset, or nothing for so long. */
    static String next(Socket socket, Duration wait) throws IOException {
        socket.setSoTimeout((int) wait.toMillis());
        try {
            return socket.getInputStream().read() < 0 ? "end" : "byte";
        } catch (SocketTimeoutException e) {
            return "nothing";
        } catch (SocketException e) {
            return "reset";
        }
    }

    private static void require(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }
}
