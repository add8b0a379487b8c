package io.ridethrough.faults.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a process holds of the machine's memory: VmRSS of Linux's proc(5). */
final class ProcessMemory {
    private static final String RESIDENT = "VmRSS:";
    private static final double KIBIBYTES_IN_A_MEBIBYTE = 1024;

    private ProcessMemory() {}

    /** Empty where the system does not tell. */
    static OptionalDouble residentMebibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES_IN_A_MEBIBYTE)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
