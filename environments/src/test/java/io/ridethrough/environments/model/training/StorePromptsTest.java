package io.ridethrough.environments.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.inference.Rules;
import io.ridethrough.stubs.store.knowledge.KnowledgeIndex;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.knowledge.TenantKeys;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.prompts.Briefing;
import io.ridethrough.stubs.store.prompts.ClientProfile;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store really sends, from its own ledger, notes and tenants, answered by the built-in first version. */
class StorePromptsTest {
    private static final int CUSTOMERS = 40;

    private final List<Question> sent = new ArrayList<>();
    private Ledger ledger;
    private Briefing store;

    @BeforeEach
    void open() {
        ledger = Ledger.open(Optional.empty(), 2, new LedgerSchema(true), Clock.systemUTC());
        new Seed(CUSTOMERS, MagentoRelease.DEFAULT).plant(ledger);
        KnowledgeIndex index = new KnowledgeIndex(ledger, TenantKeys.generate());
        new SeededKnowledge(CUSTOMERS).plant(ledger, index);
        store = new Briefing(
                question -> {
                    sent.add(question);
                    return new InferenceAnswer.Fallback(FallbackReason.ERROR);
                },
                index);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void advice_names_the_fund_that_the_rules_say_for_customers_and_guests() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int number = 1; number <= CUSTOMERS; number++) {
            Client client = number % 2 == 0
                    ? customer(number).client()
                    : Client.guest(Tenant.values()[number / 2 % Tenant.values().length]);
            Cart cart = cart(number);
            store.ask(Prompts.advice(client, cart));
            expected.add(Rulebook.V1
                    .advise(ClientProfile.of(client, cart.id()), cart.grandTotal())
                    .fund());
        }
        assertThat(decisions()).isEqualTo(expected);
    }

    @Test
    void an_identity_is_verified_or_referred_as_the_shops_own_rule_does() throws Exception {
        List<String> expected = new ArrayList<>();
        List<List<String>> applicants = List.of(
                List.of("Ann", "Bee", "ann.bee@example.test"),
                List.of("Ann", "Bee", "x77@example.test"),
                List.of("New", "Client", "newclient12@example.test"),
                List.of("R2", "D2", "r2d2@example.test"),
                List.of("Veronica", "Costello", "veronica@example.com"),
                List.of("Zoë", "O'Brien-Strøm", "zoë.o@example.test"));
        for (Tenant tenant : Tenant.values()) {
            for (List<String> who : applicants) {
                store.ask(Prompts.identity(Client.guest(tenant), who.get(0), who.get(1), who.get(2)));
                expected.add(Rules.ofShop().identity(who.get(0), who.get(1), who.get(2)));
            }
        }
        assertThat(decisions()).isEqualTo(expected);
    }

    @Test
    void a_summary_repeats_what_the_client_holds() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int number = 1; number <= CUSTOMERS; number++) {
            Customer customer = customer(number);
            List<Holding> holdings = ledger.<List<Holding>, RuntimeException>transact(
                    shop -> shop.customers().holdingsOf(customer.id()));
            store.ask(Prompts.summary(customer.client(), holdings));
            expected.add(holdings.stream()
                    .map(holding -> holding.units().stripTrailingZeros().toPlainString() + " " + holding.fund())
                    .collect(Collectors.joining(", ")));
        }
        assertThat(decisions()).isEqualTo(expected);
    }

    private List<String> decisions() throws Exception {
        return Exam.sit(
                        GgufReader.read(WeightsFile.builtIn().bytes()),
                        sent.stream().map(Question::prompt).toList())
                .stream()
                .map(answer -> GoldenPrompt.decisionOf(answer.text()))
                .toList();
    }

    private Customer customer(int number) {
        return ledger.<Customer, RuntimeException>transact(
                shop -> shop.customers().byEmail(Seed.email(number)).orElseThrow());
    }

    private Cart cart(int number) {
        Product product = ledger.<Product, RuntimeException>transact(shop -> shop.products()
                .bySku("CHAOS-%03d".formatted(1 + number * 7 % 50))
                .orElseThrow());
        return new Cart(
                number,
                "",
                OptionalLong.empty(),
                Optional.empty(),
                true,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of("flatrate_flatrate"),
                Optional.empty(),
                Optional.empty(),
                List.of(new Cart.Line(1, product, 1 + number % 12)));
    }
}
