package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.Quantity;
import io.ridethrough.results.capacity.study.StudyReport.Loss;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What a study's figures are told for: may be said anew of a study that is over. */
final class CapacityTarget {
    private static final Pattern MONEY =
            Pattern.compile("(?:(\\p{L}{1,10})\\s*)?(\\d{1,9}(?:\\.\\d{1,4})?)(?:\\s*(\\p{L}{1,10}))?");

    @Option(
            names = "--target-rate",
            paramLabel = "RATE",
            description =
                    "Rate of orders to size the model for, such as 200/min; what the shop takes with the model healthy"
                            + " unless set.")
    private Optional<String> rate = Optional.empty();

    @Option(
            names = "--order-loss",
            paramLabel = "MONEY",
            description = "What an order costs you that is lost or done by hand, such as \"CHF 40\".")
    private Optional<String> loss = Optional.empty();

    /** Orders a second; empty when not said. */
    OptionalDouble perSecond(Mistakes mistakes) {
        if (rate.isEmpty()) {
            return OptionalDouble.empty();
        }
        Optional<Double> read = Quantity.perSecond(rate.get()).filter(perSecond -> perSecond > 0);
        if (read.isEmpty()) {
            mistakes.add("--target-rate", "`" + rate.get() + "` is no rate: write one above 0, such as `200/min`");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(read.get());
    }

    /** Empty when not said. */
    Optional<Loss> loss(Mistakes mistakes) {
        if (loss.isEmpty()) {
            return Optional.empty();
        }
        Matcher money = MONEY.matcher(loss.get().strip());
        if (!money.matches() || (money.group(1) != null && money.group(3) != null)) {
            mistakes.add("--order-loss", "`" + loss.get() + "` is no amount: write `40` or `CHF 40`");
            return Optional.empty();
        }
        String currency = Optional.ofNullable(money.group(1))
                .or(() -> Optional.ofNullable(money.group(3)))
                .orElse("");
        return Optional.of(new Loss(new BigDecimal(money.group(2)), currency));
    }
}
