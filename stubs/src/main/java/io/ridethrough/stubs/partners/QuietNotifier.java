package io.ridethrough.stubs.partners;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on errors only: a line for each request would be most of a load run's log. */
final class QuietNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentPartner.class);

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
        LOG.warn(message);
    }

    @Override
    public void error(String message, @Nullable Throwable cause) {
        LOG.warn(message, cause);
    }
}
