package io.ridethrough.results.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The samples of one record, and what has been made of that record so far: with a million samples what many claims ask for
 * is worked out once. Unmodifiable; safe for use by several threads.
 */
final class KeptSamples extends AbstractList<Sample> implements RandomAccess {

    private final Sample[] samples;
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();

    KeptSamples(Collection<Sample> samples) {
        this.samples = samples.toArray(Sample[]::new);
    }

    /** The value of a key, made by the first who asks; a key must always stand for the same value. */
    @SuppressWarnings("unchecked")
    <T> T derived(Object key, Supplier<T> how) {
        // Not computeIfAbsent: one value may be made of another. Two who ask at once may both make it.
        Object known = derived.get(key);
        if (known == null) {
            known = how.get();
            derived.put(key, known);
        }
        return (T) known;
    }

    /** Those of one step of a flow, in their order. */
    List<Sample> of(String flow, String step) {
        return derived(
                List.of(flow, step),
                () -> Arrays.stream(samples)
                        .filter(sample ->
                                sample.step().equals(step) && sample.flow().equals(flow))
                        .toList());
    }

    @Override
    public Sample get(int index) {
        return samples[index];
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public Spliterator<Sample> spliterator() {
        return Arrays.spliterator(samples);
    }
}
