package io.ridethrough.environments.model.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the bench asks: profiles of clients, drawn from a seed. */
final class SpeedPrompts {
    private static final int COUNT = 200;
    private static final long SEED = 1;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "CH", "AT");
    private static final List<String> RISK_CLASSES = List.of("cautious", "balanced", "growth");

    private SpeedPrompts() {}

    static List<String> messages() {
        Random random = new Random(SEED);
        return IntStream.range(0, COUNT).mapToObj(i -> message(random)).toList();
    }

    private static String message(Random random) {
        int age = 25 + 10 * random.nextInt(5);
        return "Client profile: age band %d-%d, country %s, risk class %s, horizon %d years, amount %d EUR."
                .formatted(
                        age,
                        age + 9,
                        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                        RISK_CLASSES.get(random.nextInt(RISK_CLASSES.size())),
                        1 + random.nextInt(30),
                        100 * (1 + random.nextInt(900)));
    }
}
