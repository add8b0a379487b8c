package io.ridethrough.simulations.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal as far as the live view uses one: text, line feeds, cursor up, erase below; colours are dropped. */
final class Screen {

    private static final Pattern TOKEN = Pattern.compile("\u001b\\[(\\d*(?:;\\d+)*)([A-Za-z])|\n|\r|[^\u001b\n\r]+");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /** Everything written so far. */
    String raw() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines that a person sees now. */
    List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        Matcher token = TOKEN.matcher(raw());
        while (token.find()) {
            String command = token.group(2);
            if (command == null && token.group().equals("\n")) {
                row++;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (command == null) {
                lines.get(row).append(token.group().equals("\r") ? "" : token.group());
            } else if (command.equals("A")) {
                row -= Integer.parseInt(token.group(1));
            } else if (command.equals("J")) {
                lines.subList(row, lines.size()).clear();
                lines.add(new StringBuilder());
            } else if (!command.equals("m")) {
                throw new IllegalStateException("the screen doesn't know " + token.group());
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }
}
