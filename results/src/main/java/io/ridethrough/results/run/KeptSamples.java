package io.ridethrough.results.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The samples of one record, and what has been made of that record so far: with a million samples what many claims ask for
 * is worked out once. Unmodifiable; safe for use by several threads.
 */
final class KeptSamples extends AbstractList<Sample> implements RandomAccess {

    /** What stands for the samples by flow. */
    private enum Part {
        FLOWS
    }

    /** What stands for a flow's samples by step. */
    private record StepsOf(String flow) {}

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

    /** Those of a flow, in their order. */
    List<Sample> of(String flow) {
        Map<String, List<Sample>> flows = derived(Part.FLOWS, () -> grouped(Arrays.stream(samples), Sample::flow));
        return flows.getOrDefault(flow, List.of());
    }

    /** Those of one step of a flow, in their order. */
    List<Sample> of(String flow, String step) {
        Map<String, List<Sample>> steps = derived(new StepsOf(flow), () -> grouped(of(flow).stream(), Sample::step));
        return steps.getOrDefault(step, List.of());
    }

    private static Map<String, List<Sample>> grouped(Stream<Sample> samples, Function<Sample, String> by) {
        return samples.collect(Collectors.groupingBy(by, Collectors.toUnmodifiableList()));
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
