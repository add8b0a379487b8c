package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.List;

/** Whether a guest gets as far as the button that places the order. The cart is left in the shop as guests leave theirs. */
final class GuestCart implements Examination {
    static final String NAME = "cart";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "a guest can fill a cart up to placing the order";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        FilledCart cart = FilledCart.fill(visit);
        if (cart.trouble().isEmpty()) {
            return Diagnosis.fine("eight steps, and only placing is left");
        }
        FilledCart.Trouble trouble = cart.trouble().get();
        String seen = trouble.step() + ": " + trouble.said();
        for (String cause : List.of(SchemaFits.NAME, StockEnough.NAME)) {
            if (visit.isBroken(cause)) {
                visit.note(NAME, cause);
                return Diagnosis.cantTell("`" + cause + "` is broken, and the shop says at " + seen);
            }
        }
        return Diagnosis.broken(seen, remedy(trouble, visit));
    }

    private static String remedy(FilledCart.Trouble trouble, Visit visit) {
        if (trouble.isCaptcha()) {
            return NoCaptcha.REMEDY;
        }
        return switch (trouble.step()) {
            case "browse", "add-to-cart" ->
                "have `" + visit.products().get(0)
                        + "` in the catalogue, enabled, in stock and indexed (`bin/magento indexer:reindex`),"
                        + " or name another product";
            case "set-shipping-address", "set-shipping-method" ->
                "enable the shipping method `flatrate` (Flat Rate) for addresses in the US";
            case "set-payment-method" ->
                "enable the payment method `" + visit.paymentMethod()
                        + "` for guests, or name another `payment-method`";
            default -> "allow guest checkout in the shop, and see what it says of this step in var/log/exception.log";
        };
    }
}
