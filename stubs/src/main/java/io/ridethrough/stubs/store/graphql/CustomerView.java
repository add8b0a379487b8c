package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account and its addresses as their owner sees them. */
final class CustomerView {
    private CustomerView() {}

    /** Magento's answers have no {@code id} and no {@code group_id}, whoever asks. */
    static Fields of(Customer customer, Map<String, String> particulars) {
        Fields view = Fields.with("firstname", customer.firstname())
                .and("lastname", customer.lastname())
                .and("email", customer.email())
                .and("is_subscribed", customer.isSubscribed())
                .and("created_at", Views.time(customer.createdAt()));
        return Particulars.show(view, particulars);
    }

    static Fields of(CustomerAddress entry) {
        return Fields.with("id", (int) entry.id())
                .and("firstname", entry.address().firstname())
                .and("lastname", entry.address().lastname())
                .and("street", entry.address().street())
                .and("city", entry.address().city())
                .and("region", region(entry.address().region()))
                .and("postcode", Fields.orNull(entry.address().postcode()))
                .and("country_code", entry.address().countryCode())
                .and("country_id", entry.address().countryCode())
                .and("telephone", Fields.orNull(entry.address().telephone()))
                .and("default_shipping", entry.isDefaultShipping())
                .and("default_billing", entry.isDefaultBilling());
    }

    private static @Nullable Fields region(Address.Region region) {
        if (region.id() == 0 && region.label().isEmpty()) {
            return null;
        }
        return Fields.with("region_code", Fields.orNull(region.code()))
                .and("region", region.label())
                .and("region_id", region.id() == 0 ? null : region.id());
    }
}
