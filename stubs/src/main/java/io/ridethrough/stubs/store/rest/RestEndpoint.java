package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.access.AccessTokens.Bearer;
import io.ridethrough.stubs.store.counter.Counter;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Clients;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.shop.TooManyRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /rest/V1/…} as Magento answers it. Placing and registering may talk to the model; their answers
 * carry {@code X-Inference-Outcome} and {@code X-Inference-Model}.
 */
public final class RestEndpoint implements Endpoint {
    /** The one administrator. */
    public static final String ADMINISTRATOR = "admin";

    /** Not a secret: the shop is made up and listens on loopback only. */
    public static final String ADMINISTRATOR_PASSWORD = "Admin123!chaos";

    private static final Logger LOG = LoggerFactory.getLogger(RestEndpoint.class);

    private final Router router;
    private final RestFormat format = new RestFormat();
    private final AccessTokens tokens;
    private final Clients clients;

    public RestEndpoint(Counter counter) {
        MagentoRelease release = counter.release();
        Ledger ledger = counter.ledger();
        this.tokens = counter.tokens();
        this.clients = new Clients(ledger);
        Regions regions = Regions.load();
        QuoteAddresses addresses = new QuoteAddresses(regions);
        CartPayment payment = new CartPayment(ledger, counter.checkout(), counter.backpressure(), addresses);
        List<Route> routes = new ArrayList<>();
        for (CartDoor door : CartDoor.values()) {
            routes.addAll(new CartBasics(door, ledger).routes());
            routes.addAll(new CartItems(door, ledger, release).routes());
            routes.addAll(new CartCoupons(door, ledger).routes());
            routes.addAll(new CartShipping(door, ledger, addresses).routes());
            routes.addAll(payment.routes(door));
        }
        routes.addAll(new Tokens(ledger, tokens).routes());
        routes.addAll(new AdminCustomers(ledger).routes());
        routes.addAll(new Accounts(ledger, counter.inference(), new BookAddresses(regions)).routes());
        routes.addAll(new AdminOrders(ledger).routes());
        routes.addAll(new AdminStock(ledger).routes());
        routes.addAll(new AdminNotes(ledger).routes());
        routes.addAll(new AdminProducts(ledger).routes());
        routes.addAll(new Directory(regions).routes());
        this.router = new Router(routes);
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        @Nullable RestCall call = null;
        try {
            Router.Found found = router.find(request);
            Optional<Bearer> caller = request.bearer().flatMap(tokens::read);
            found.route().access().check(caller);
            OptionalLong customer = caller.orElse(null) instanceof Bearer.Customer known
                    ? OptionalLong.of(known.id())
                    : OptionalLong.empty();
            call = new RestCall(
                    found.parameters(),
                    request.query(),
                    format.read(request),
                    clients.of(customer, found.view()),
                    caller,
                    request.bearer());
            Object answer = selected(request, found.route().handler().answer(call));
            return format.write(request, 200, answer, noted(call));
        } catch (RestError refused) {
            if (refused.isCrash()) {
                return FrontResponse.text(500, "text/plain;charset=UTF-8", refused.getMessage() + "\n");
            }
            return format.write(request, refused.status(), refused.body(), noted(call));
        } catch (ShopError refused) {
            RestError error = RestError.of(refused);
            return format.write(request, error.status(), error.body(), noted(call));
        } catch (TooManyRequests refused) {
            return format.write(request, 429, View.with("message", TooManyRequests.MESSAGE), noted(call));
        } catch (RuntimeException unexpected) {
            LOG.error("{} {} failed", request.method(), request.path(), unexpected);
            return format.write(request, 500, RestError.internal().body(), noted(call));
        }
    }

    private static @Nullable Object selected(FrontRequest request, Object answer) {
        String fields = request.query().getOrDefault("fields", "");
        boolean isWhole = fields.isEmpty() || !(answer instanceof View || answer instanceof List<?>);
        if (isWhole) {
            return answer;
        }
        Optional<FieldSelection> selection = FieldSelection.parse(fields);
        return selection.isPresent() ? selection.get().of(answer) : List.of();
    }

    private static Map<String, String> noted(@Nullable RestCall call) {
        return call == null
                ? Map.of()
                : call.answer().map(InferenceAnswer::headers).orElse(Map.of());
    }
}
