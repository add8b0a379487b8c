package io.ridethrough.faults.proxy.toxics;

import io.netty.channel.EventLoop;
import java.util.random.RandomGenerator;

/** What a stage may know of, and do to, the connection that it is part of. All calls on the event loop. */
public interface Line {

    EventLoop eventLoop();

    /** The connection's own generator: a connection draws the same values in each run of the same seed. */
    RandomGenerator random();

    /** Changes with each HTTP request that the client begins; constant where no HTTP is spoken. */
    long exchange();

    /** Bytes that a stage has begun (or, when negative, ceased) to hold back; too many stop the reading. */
    void held(int deltaBytes);

    /** Closes both sides of the connection in an orderly way. */
    void close();

    /** Resets both sides of the connection. */
    void reset();
}
