package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Password;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.PasswordPolicy;
import io.ridethrough.stubs.store.shop.PersonName;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What the owner of an account changes in it. */
final class AccountChanges {
    private static final String WRONG_PASSWORD = "Invalid login or password.";
    private static final String TAKEN =
            "A customer with the same email address already exists in an associated website.";

    private final Ledger ledger;

    AccountChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    Map<String, Resolver> mutations() {
        return Map.of(
                "updateCustomer", this::update,
                "updateCustomerV2", this::update,
                "updateCustomerEmail", this::updateEmail,
                "changeCustomerPassword", this::changePassword);
    }

    private Fields update(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        Arguments input = arguments.object("input");
        if (input.values().isEmpty()) {
            throw ShopError.input("\"input\" value should be specified");
        }
        Accounts.requireGiven(
                input,
                input.values().keySet().stream()
                        .filter(name -> name.equals("firstname") || name.equals("lastname"))
                        .toArray(String[]::new));
        Particulars.check(input);
        return Fields.with("customer", ledger.<Fields, ShopError>transact(shop -> {
            Customer customer = own(id, shop);
            Customer changed = new Customer(
                    id,
                    customer.email(),
                    input.optionalText("firstname").orElse(customer.firstname()),
                    input.optionalText("lastname").orElse(customer.lastname()),
                    input.values().get("is_subscribed") == null
                            ? customer.isSubscribed()
                            : input.isSet("is_subscribed"),
                    customer.password(),
                    customer.needsReview(),
                    customer.tenant(),
                    customer.jurisdiction(),
                    customer.createdAt());
            PersonName.complaint(changed.firstname(), changed.lastname()).ifPresent(complaint -> {
                throw ShopError.input(complaint);
            });
            Particulars.write(input, id, shop);
            return written(changed, shop);
        }));
    }

    private Fields updateEmail(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        String email = arguments.text("email");
        String password = arguments.text("password");
        Accounts.requireGiven(arguments, "email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("\"" + email + "\" is not a valid email address.");
        }
        try {
            return Fields.with("customer", ledger.<Fields, ShopError>transact(shop -> {
                Customer customer = own(id, shop);
                if (customer.email().equalsIgnoreCase(email)) {
                    return written(customer, shop);
                }
                if (password.isEmpty()) {
                    throw ShopError.input("Provide the current \"password\" to change \"email\".");
                }
                verify(password, customer);
                return written(with(customer, email, customer.password()), shop);
            }));
        } catch (LedgerException refused) {
            if (refused.isConstraintViolated()) {
                throw new ShopError(ShopError.Category.ALREADY_EXISTS, TAKEN);
            }
            throw refused;
        }
    }

    private Fields changePassword(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        String current = given(arguments, "currentPassword");
        String wanted = given(arguments, "newPassword");
        return ledger.<Fields, ShopError>transact(shop -> {
            Customer customer = own(id, shop);
            verify(current, customer);
            PasswordPolicy.complaint(wanted, customer.email()).ifPresent(complaint -> {
                throw ShopError.input(complaint);
            });
            return written(with(customer, customer.email(), Password.store(wanted)), shop);
        });
    }

    private static String given(Arguments arguments, String name) {
        return Optional.of(arguments.text(name))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ShopError.input("Specify the \"" + name + "\" value."));
    }

    private static Customer own(long id, Shop shop) throws SQLException {
        return shop.customers().byId(id).orElseThrow(Visit::notAuthorized);
    }

    private static void verify(String password, Customer customer) {
        if (!Password.matches(password, customer.password())) {
            throw ShopError.authentication(WRONG_PASSWORD);
        }
    }

    private static Customer with(Customer customer, String email, String password) {
        return new Customer(
                customer.id(),
                email,
                customer.firstname(),
                customer.lastname(),
                customer.isSubscribed(),
                password,
                customer.needsReview(),
                customer.tenant(),
                customer.jurisdiction(),
                customer.createdAt());
    }

    private static Fields written(Customer customer, Shop shop) throws SQLException {
        shop.customers().update(customer);
        return CustomerView.of(customer, shop.customers().particulars(customer.id()));
    }
}
