package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Whether the shop answers GraphQL at all; what answers in its place is named. */
final class ShopAnswers implements Examination {
    static final String NAME = "shop";

    private static final String QUERY = "{ storeConfig { store_code } }";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the shop answers GraphQL";
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        URI at = visit.shop().graphql();
        ShopAnswer answer;
        try {
            answer = visit.shop().ask(QUERY, Map.of());
        } catch (TurnedAwayException e) {
            throw e;
        } catch (IOException e) {
            return Diagnosis.broken(
                    "nothing answers at " + at + ": " + Words.of(e),
                    "start the shop, or mend its address in the environment's definition");
        }
        String store = answer.data("storeConfig").path("store_code").asText();
        return store.isEmpty()
                ? Diagnosis.broken(at + " answers " + seen(answer), remedy(answer))
                : Diagnosis.fine("answers in " + Words.of(answer.took()) + " as store view " + store);
    }

    private static String seen(ShopAnswer answer) {
        String to = answer.header("location").map(where -> " to " + where).orElse("");
        return answer.json().isObject() ? answer.refusal().orElse("without a store view") : answer.status() + to;
    }

    private static String remedy(ShopAnswer answer) {
        return switch (answer.status()) {
            case 301, 302, 307, 308 -> "give the address that it redirects to, as requests of a run follow no redirect";
            case 401 -> "let this machine in without the web server's password, which clients of a run do not have";
            case 404 -> "give the shop's base address: the path of GraphQL is added to it";
            case 502, 504 -> "start what is behind the web server: PHP-FPM does not answer it";
            case 503 -> "end the maintenance (`bin/magento maintenance:disable`), or wait until the shop has room";
            default -> "look into var/log/exception.log of the shop, and whether the address is a Magento's";
        };
    }
}
