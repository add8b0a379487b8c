package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the shop wants captchas solved, which no flow can. Each protected mutation is asked for something that comes to
 * nothing: Magento looks at the captcha first.
 */
final class NoCaptcha implements Examination {
    static final String NAME = "captcha";

    static final String REMEDY =
            "switch reCAPTCHA off for what is named, on this shop: Stores > Configuration > Security >"
                    + " Google reCAPTCHA Storefront";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "placing, opening an account and signing in ask for no captcha";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        List<String> wanting = new ArrayList<>();
        note(placed(visit), "placing an order", wanting);
        note(
                visit.shop()
                        .ask(
                                visit.documents().text("create-customer"),
                                Map.of(
                                        "customer",
                                        Map.of(
                                                "firstname", "Jane",
                                                "lastname", "Doe",
                                                "email", "no-address",
                                                "password", "short"))),
                "opening an account",
                wanting);
        note(
                visit.shop()
                        .ask(
                                visit.documents().text("sign-in"),
                                Map.of("email", visit.email(), "password", "Nobody-has-1-such")),
                "signing in",
                wanting);
        return wanting.isEmpty()
                ? Diagnosis.fine("none for placing, opening an account or signing in")
                : Diagnosis.broken("a captcha is wanted for " + String.join(", ", wanting), REMEDY);
    }

    private static ShopAnswer placed(Visit visit) throws IOException, InterruptedException {
        return EmptyCart.make(visit).place();
    }

    private static void note(ShopAnswer answer, String what, List<String> wanting) {
        if (answer.wantsCaptcha()) {
            wanting.add(what);
        }
    }
}
