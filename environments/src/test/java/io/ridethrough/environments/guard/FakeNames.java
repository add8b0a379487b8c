package io.ridethrough.environments.guard;

import io.ridethrough.environments.egress.Names;
import io.ridethrough.environments.egress.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver that is told what to say, look-up by look-up, and that remembers what it was asked. */
final class FakeNames implements Names {
    private final Map<String, Deque<List<InetAddress>>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** What the next look-up of a name finds; the last one told is found ever after. */
    FakeNames with(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>())
                .add(Arrays.stream(addresses).map(FakeNames::literal).toList());
        return this;
    }

    @Override
    public InetAddress addressOf(String host) throws UnknownHostException {
        return allOf(host).get(0);
    }

    @Override
    public List<InetAddress> allOf(String host) throws UnknownHostException {
        asked.add(host);
        Deque<List<InetAddress>> told = answers.getOrDefault(host, new ArrayDeque<>());
        List<InetAddress> first = told.peek();
        if (first == null) {
            throw new UnknownHostException(host);
        }
        return told.size() > 1 ? told.remove() : first;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private static InetAddress literal(String text) {
        return Place.literal(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
