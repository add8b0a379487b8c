package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.tenancy.Client;

/**
 * A visitor's wish for an account.
 *
 * @param password empty when none was given
 * @param applicant the guest as which the visitor came
 */
public record Application(
        String email, String firstname, String lastname, String password, boolean isSubscribed, Client applicant) {}
