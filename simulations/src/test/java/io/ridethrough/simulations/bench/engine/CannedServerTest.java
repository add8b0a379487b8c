package io.ridethrough.simulations.bench.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class CannedServerTest {

    private static final String REQUEST = "GET /browse HTTP/1.1\r\nHost: here\r\n\r\n";

    @Test
    void each_request_of_a_connection_is_answered_and_counted() throws IOException {
        try (CannedServer server = CannedServer.open();
                Socket client = connected(server)) {
            for (int request = 1; request <= 3; request++) {
                client.getOutputStream().write(REQUEST.getBytes(US_ASCII));

                assertThat(answer(client)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("}}");
                assertThat(server.served()).isEqualTo(request);
            }
        }
    }

    @Test
    void a_request_in_pieces_is_one_and_two_in_one_piece_are_two() throws IOException {
        try (CannedServer server = CannedServer.open();
                Socket client = connected(server)) {
            client.setTcpNoDelay(true);
            for (byte octet : REQUEST.getBytes(US_ASCII)) {
                client.getOutputStream().write(octet);
            }
            answer(client);
            assertThat(server.served()).isEqualTo(1);

            client.getOutputStream().write((REQUEST + REQUEST).getBytes(US_ASCII));
            answer(client);
            answer(client);
            assertThat(server.served()).isEqualTo(3);
        }
    }

    @Test
    void a_client_that_leaves_in_mid_request_harms_no_other() throws IOException {
        try (CannedServer server = CannedServer.open();
                Socket staying = connected(server)) {
            try (Socket leaving = connected(server)) {
                leaving.getOutputStream().write("GET / HT".getBytes(US_ASCII));
            }
            staying.getOutputStream().write(REQUEST.getBytes(US_ASCII));

            assertThat(answer(staying)).startsWith("HTTP/1.1 200 OK");
            assertThat(server.served()).isEqualTo(1);
        }
    }

    private static Socket connected(CannedServer server) throws IOException {
        Socket client =
                new Socket(server.address().getAddress(), server.address().getPort());
        client.setSoTimeout(10_000);
        return client;
    }

    /** One answer, whose body has as many octets as its head says. */
    private static String answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), US_ASCII);
    }
}
