package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Password;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Application;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.PasswordPolicy;
import io.ridethrough.stubs.store.shop.Registration;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.tenancy.Client;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Customers' accounts: opening one, and looking after one's own. */
final class Accounts {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "group_id",
            "default_billing",
            "default_shipping",
            "confirmation",
            "created_at",
            "updated_at",
            "created_in",
            "dob",
            "email",
            "firstname",
            "lastname",
            "middlename",
            "prefix",
            "suffix",
            "gender",
            "store_id",
            "taxvat",
            "website_id",
            "addresses",
            "disable_auto_group_change",
            "extension_attributes",
            "custom_attributes");
    private static final String NO_EMAIL = "The customer email is missing. Enter and try again.";
    private static final String TAKEN =
            "A customer with the same email address already exists in an associated website.";
    private static final Access ADMINISTRATION = new Access("Magento_Customer::customer");

    private final Ledger ledger;
    private final Registration registration;
    private final BookAddresses addresses;

    Accounts(Ledger ledger, Inference inference, BookAddresses addresses) {
        this.ledger = ledger;
        this.registration = new Registration(ledger, inference);
        this.addresses = addresses;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "customers", Access.ANONYMOUS, this::create),
                new Route("POST", "customers/isEmailAvailable", Access.ANONYMOUS, this::isEmailAvailable),
                new Route("GET", "customers/me", Access.SELF, call -> show(call.customer())),
                new Route("PUT", "customers/me", Access.SELF, this::update),
                new Route("PUT", "customers/me/password", Access.SELF, this::changePassword),
                new Route(
                        "GET",
                        "customers/me/billingAddress",
                        Access.SELF,
                        call -> first(call, CustomerAddress::isDefaultBilling)),
                new Route(
                        "GET",
                        "customers/me/shippingAddress",
                        Access.SELF,
                        call -> first(call, CustomerAddress::isDefaultShipping)),
                new Route("GET", "customers/:customerId", ADMINISTRATION, call -> show(call.pathNumber("customerId"))));
    }

    private Object create(RestCall call) {
        call.body().require("customer");
        Payload sent = call.body().object("customer").only(FIELDS);
        Optional<String> password = call.body().text("password");
        checkNumbers(sent);
        String email = email(sent, password);
        password.ifPresent(Accounts::check);
        if (sent.number("id").isPresent()) {
            throw RestError.of(
                    404,
                    "No such entity with %fieldName = %fieldValue, %field2Name = %field2Value",
                    View.with("fieldName", "email")
                            .and("fieldValue", email)
                            .and("field2Name", "websiteId")
                            .and("field2Value", "1"));
        }
        requireNames(sent);
        if (!Offer.isEmail(email)) {
            throw RestError.input("\"Email\" is not a valid email address.");
        }
        if (!registration.isAvailable(email)) {
            throw RestError.input(TAKEN);
        }
        List<BookAddresses.Entry> book = addresses.read(sent);
        Registration.Opened opened = registration.open(new Application(
                email,
                sent.text("firstname").orElse(""),
                sent.text("lastname").orElse(""),
                // Without one the account stands, and nobody can sign in before a password is set.
                password.orElseGet(() -> "Aa1!" + UUID.randomUUID()),
                sent.object("extension_attributes").isTrue("is_subscribed"),
                Client.guest(call.client().tenant())));
        call.note(opened.verification());
        return ledger.<View, RuntimeException>transact(shop -> {
            for (BookAddresses.Entry entry : book) {
                entry.write(shop.customers(), opened.customer().id());
            }
            return view(opened.customer(), shop);
        });
    }

    private Object isEmailAvailable(RestCall call) {
        call.body().require("customerEmail");
        String email = call.body().text("customer_email").orElse("");
        long website = call.body().number("website_id").orElse(1L);
        if (website != 1) {
            throw unknownWebsite(website);
        }
        return registration.isAvailable(email);
    }

    private Object show(long id) {
        return ledger.<View, RuntimeException>transact(shop -> view(customer(shop, id), shop));
    }

    private Object update(RestCall call) {
        long id = call.customer();
        Payload sent = call.body().object("customer").only(FIELDS);
        String email = sent.filled("email").orElseThrow(() -> RestError.input(NO_EMAIL));
        if (!Offer.isEmail(email)) {
            throw RestError.input("\"Email\" is not a valid email address.");
        }
        requireNames(sent);
        List<BookAddresses.Entry> book = addresses.read(sent);
        try {
            return ledger.<View, RuntimeException>transact(shop -> {
                String firstname = sent.text("firstname").orElse("");
                String lastname = sent.text("lastname").orElse("");
                shop.customers().rename(id, email, firstname, lastname);
                if (sent.has("addresses")) {
                    shop.customers().clearAddresses(id);
                }
                for (BookAddresses.Entry entry : book) {
                    entry.write(shop.customers(), id);
                }
                return view(customer(shop, id), shop);
            });
        } catch (LedgerException refused) {
            if (refused.isConstraintViolated()) {
                throw RestError.input(TAKEN);
            }
            throw refused;
        }
    }

    private Object changePassword(RestCall call) {
        call.body().require("currentPassword", "newPassword");
        String current = call.body().text("current_password").orElse("");
        String wanted = call.body().text("new_password").orElse("");
        long id = call.customer();
        return ledger.<Boolean, RuntimeException>transact(shop -> {
            if (!Password.matches(current, customer(shop, id).password())) {
                throw RestError.of(401, "The password doesn't match this account. Verify the password and try again.");
            }
            check(wanted);
            shop.customers().setPassword(id, Password.store(wanted));
            return true;
        });
    }

    private Object first(RestCall call, Predicate<CustomerAddress> isWanted) {
        return ledger.<Object, RuntimeException>transact(shop -> {
            Customer customer = customer(shop, call.customer());
            return shop.customers().addressesOf(customer.id()).stream()
                    .filter(isWanted)
                    .<Object>map(it -> CustomerView.of(customer, it))
                    .findFirst()
                    .orElseGet(List::of);
        });
    }

    private static View view(Customer customer, Shop shop) throws SQLException {
        return CustomerView.of(customer, shop.customers().addressesOf(customer.id()));
    }

    private static Customer customer(Shop shop, long id) throws SQLException {
        return shop.customers().byId(id).orElseThrow(() -> RestError.noSuchEntity("customerId", id));
    }

    private static String email(Payload sent, Optional<String> password) {
        if (!sent.has("email") && password.isPresent()) {
            // Magento compares the password with an address that is not there, and breaks.
            throw RestError.internal();
        }
        return sent.filled("email").orElseThrow(() -> RestError.input(NO_EMAIL));
    }

    private static void checkNumbers(Payload sent) {
        if (sent.number("group_id").orElse(1L) != 1) {
            throw RestError.unauthorized("Magento_Customer::manage");
        }
        long gender = sent.number("gender").orElse(0L);
        if (gender < 0 || gender > 3) {
            throw RestError.input("Attribute gender does not contain option with Id " + gender);
        }
        if (!sent.text("dob")
                .filter(it -> !it.matches("\\d{4}-\\d{2}-\\d{2}.*"))
                .isEmpty()) {
            throw RestError.input("Invalid date");
        }
        long website = sent.number("website_id").orElse(1L);
        if (website != 1) {
            throw unknownWebsite(website);
        }
        long store = sent.number("store_id").orElse(1L);
        if (store < 1 || store > 2) {
            throw RestError.of(404, "The store that was requested wasn't found. Verify the store and try again.");
        }
    }

    private static RestError unknownWebsite(long website) {
        return RestError.of(
                404,
                "The website with id " + website
                        + " that was requested wasn't found. Verify the website and try again.");
    }

    private static void requireNames(Payload sent) {
        List<String> complaints = new ArrayList<>();
        complain("First Name", sent.filled("firstname")).ifPresent(complaints::add);
        complain("Last Name", sent.filled("lastname")).ifPresent(complaints::add);
        if (!complaints.isEmpty()) {
            throw RestError.input(String.join("\n", complaints));
        }
    }

    private static Optional<String> complain(String label, Optional<String> name) {
        if (name.isEmpty()) {
            return Optional.of("\"" + label + "\" is a required value.");
        }
        boolean isName = name.get().chars().noneMatch(it -> it == '<' || it == '>');
        return isName ? Optional.empty() : Optional.of(label + " is not valid!");
    }

    private static void check(String password) {
        PasswordPolicy.complaint(password).ifPresent(complaint -> {
            throw RestError.of(ShopError.input(complaint));
        });
    }
}
