package io.ridethrough.simulations.gatling;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.OptionalLong;

/**
 * How much heap a process uses, garbage included, and how much it may, in MiB of 2^20 bytes, to the nearest.
 *
 * @param limitMiB empty when the virtual machine knows none
 */
record HeapUse(long usedMiB, OptionalLong limitMiB) {
    private static final long BYTES_PER_MIB = 1L << 20;

    /** Of this process. */
    static HeapUse now() {
        return of(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
    }

    static HeapUse of(MemoryUsage usage) {
        return new HeapUse(
                mebibytes(usage.getUsed()),
                usage.getMax() < 0 ? OptionalLong.empty() : OptionalLong.of(mebibytes(usage.getMax())));
    }

    private static long mebibytes(long bytes) {
        return Math.round((double) bytes / BYTES_PER_MIB);
    }
}
