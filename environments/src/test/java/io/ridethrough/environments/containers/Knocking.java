package io.ridethrough.environments.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Connects to each {@code HOST:PORT}, tells what came of it as JSON on its error output, and waits. */
final class Knocking {
    private static final int PATIENCE_MILLIS = 2_000;

    private Knocking() {}

    public static void main(String[] places) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (String place : places) {
            int colon = place.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))),
                        PATIENCE_MILLIS);
                outcomes.add("reached");
            } catch (IOException e) {
                outcomes.add(e.toString());
            }
        }
        System.err.println(new ObjectMapper().writeValueAsString(outcomes));
        System.out.println("READY http://127.0.0.1:1");
        new CountDownLatch(1).await();
    }
}
