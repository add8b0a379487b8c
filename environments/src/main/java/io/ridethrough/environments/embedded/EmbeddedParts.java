package io.ridethrough.environments.embedded;

import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.stubs.partners.PaymentPartner;

/** The parts of an embedded environment that a run talks to. */
record EmbeddedParts(
        ChildProcess model, ChildProcess store, FaultProxyServer proxy, PaymentPartner payment, Injector injector) {}
