package io.ridethrough.simulations.modelbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is asked, in an order of its own for each seed; after the last it begins again.
 *
 * @param origin as results name it, such as {@code golden} or a file
 * @param texts at least one
 */
public record Prompts(String origin, List<String> texts) {

    public Prompts {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no prompts");
        }
    }

    Prompts shuffled(long seed) {
        List<String> order = new ArrayList<>(texts);
        Collections.shuffle(order, new Random(seed));
        return new Prompts(origin, order);
    }

    String at(int request) {
        return texts.get(request % texts.size());
    }
}
