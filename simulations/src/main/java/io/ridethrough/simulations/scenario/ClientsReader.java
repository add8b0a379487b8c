package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.simulations.scenario.Scenario.SecondClick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the ways of a flow's clients.
 *
 * @param flow empty when it isn't known, which is a mistake already
 * @param patience how long they wait for one answer
 */
record ClientsReader(Optional<KnownFlow> flow, Duration patience) {

    static final List<String> SECOND_CLICK_KEYS = List.of("step", "after", "share");

    private static final String SKU = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    Optional<SecondClick> secondClick(YamlValue value) {
        Optional<YamlMap> map = value.map();
        Optional<KnownFlow> single = flow.filter(known -> known.clickedTwice().isEmpty());
        if (single.isPresent()) {
            value.mistake("no step of `" + single.get().word() + "` can be clicked twice: only " + clickable());
            return Optional.empty();
        }
        return map.map(this::secondClick);
    }

    private SecondClick secondClick(YamlMap map) {
        map.closed(SECOND_CLICK_KEYS);
        YamlValue step = map.required("step", "what is clicked again, such as `place-order`");
        Duration after = map.required("after", "how long after the first click, such as `300ms`")
                .duration(Bounds.LEAST_SECOND_CLICK, Bounds.MOST_PATIENCE);
        if (after.compareTo(patience) >= 0) {
            map.mistake("after", "comes when patience has run out: click again within `patience`");
        }
        return new SecondClick(
                flow.flatMap(known -> step.oneOf(known.clickedTwice(), "step to click twice"))
                        .orElse(""),
                after,
                map.optional("share")
                        .map(share -> share.share(Bounds.LEAST_SHARE, 1))
                        .orElse(1.0));
    }

    /** Which clients could click twice, as a mistake tells it. */
    private static String clickable() {
        return Arrays.stream(KnownFlow.values())
                .flatMap(known -> known.clickedTwice().stream().map(step -> "`" + step + "` of `" + known.word() + "`"))
                .collect(Collectors.joining(", "));
    }

    List<String> products(YamlValue value) {
        flow.filter(known -> !known.buys())
                .ifPresent(known -> value.mistake("clients of `" + known.word() + "` buy nothing"));
        List<String> products = new ArrayList<>();
        List<YamlValue> entries = value.oneOrMore();
        if (entries.size() > Bounds.MOST_PRODUCTS) {
            value.mistake("lists " + entries.size() + ": at most " + Bounds.MOST_PRODUCTS);
        }
        for (YamlValue entry : entries) {
            String sku = entry.text();
            if (!sku.isEmpty() && !sku.matches(SKU)) {
                entry.mistake("`" + sku + "` is no SKU: write letters, digits, dots, hyphens and underscores");
            } else if (products.contains(sku)) {
                entry.mistake("`" + sku + "` is listed twice");
            }
            products.add(sku);
        }
        return products;
    }
}
