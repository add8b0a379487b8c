package io.ridethrough.simulations.recording;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Reads the class of a transport failure off Gatling's log: its HTTP listener logs the failure on the user's event
 * loop just before the next action runs. A name of Gatling's internals, so only ever a detail: without it a silence
 * stays unexplained and nothing else changes.
 */
public final class LoggedSilences extends AppenderBase<ILoggingEvent> implements Silences {

    private static final String LISTENER = "io.gatling.http.engine.GatlingHttpListener";

    private final ThreadLocal<Optional<String>> last = ThreadLocal.withInitial(Optional::empty);

    /** Starts to listen; does nothing when another logging library than Logback is bound. */
    public static Silences listening() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return UNEXPLAINED;
        }
        LoggedSilences silences = new LoggedSilences();
        silences.setContext(context);
        silences.start();
        Logger listener = context.getLogger(LISTENER);
        listener.setLevel(Level.DEBUG);
        listener.setAdditive(false);
        listener.addAppender(silences);
        return silences;
    }

    @Override
    public void forget() {
        last.set(Optional.empty());
    }

    @Override
    public Optional<String> last() {
        return last.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            last.set(Optional.of(describe(failure)));
        }
    }

    private static String describe(IThrowableProxy failure) {
        String name = failure.getClassName();
        String simpleName = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return failure.getMessage() == null ? simpleName : simpleName + ": " + failure.getMessage();
    }
}
