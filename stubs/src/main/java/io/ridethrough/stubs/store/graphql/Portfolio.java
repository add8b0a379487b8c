package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.RecommendationRule;
import io.ridethrough.stubs.store.inference.SuitabilityRule;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a module would add to Magento's schema: advice on a cart, recommendations, and whether one is verified. */
final class Portfolio {
    private final Ledger ledger;
    private final Inference inference;
    private final CartDesk carts;

    Portfolio(Ledger ledger, Inference inference, CartDesk carts) {
        this.ledger = ledger;
        this.inference = inference;
        this.carts = carts;
    }

    Map<String, Resolver> queries() {
        return Map.of(
                "suitabilityAdvice", this::advice,
                "productRecommendations", this::recommendations,
                "verificationStatus", this::verification);
    }

    private Fields advice(Visit visit, Arguments arguments) {
        String id = arguments.text("cart_id");
        Cart cart = carts.find(visit, id);
        if (!cart.isActive()) {
            throw ShopError.noSuchEntity("The cart isn't active.");
        }
        InferenceAnswer answer = inference.ask(Prompts.advice(visit.client(), cart));
        visit.note(answer);
        return said(answer, SuitabilityRule.words(cart.grandTotal(), cart.quantity()));
    }

    private Fields recommendations(Visit visit, Arguments arguments) {
        String sku = arguments.text("sku");
        List<Product> offered = ledger.<List<Product>, ShopError>transact(
                shop -> shop.products().inStock("", List.of()));
        Product seen = ledger.<Optional<Product>, ShopError>transact(
                        shop -> shop.products().bySku(sku))
                .orElseThrow(() -> ShopError.noSuchEntity("Could not find a product with SKU \"" + sku + "\""));
        List<Product> neighbours = RecommendationRule.neighbours(seen, offered);
        InferenceAnswer answer = inference.ask(Prompts.recommendations(visit.client(), seen, neighbours));
        visit.note(answer);
        return said(answer, RecommendationRule.words(neighbours))
                .and("items", neighbours.stream().map(Views::product).toList());
    }

    private Fields verification(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        boolean needsReview = ledger.<Optional<Customer>, ShopError>transact(
                        shop -> shop.customers().byId(id))
                .map(Customer::needsReview)
                .orElseThrow(() -> ShopError.authorization("The current customer isn't authorized."));
        return Fields.with("status", needsReview ? "REFER" : "VERIFIED");
    }

    private static Fields said(InferenceAnswer answer, String rule) {
        return Fields.with("text", answer.textOr(() -> rule))
                .and("source", answer instanceof InferenceAnswer.FromModel ? "model" : "fallback");
    }
}
