package io.ridethrough.results.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Grade;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A verdict as one of the outputs tells it, read as a stranger would read that output. Texts are brought to one form: white
 * space is one space, what XML cannot hold is U+FFFD, and what is longer than a cell of the summary is cut as there.
 *
 * @param grade the whole verdict's
 * @param counts findings by grade, as the output itself counts them; by its findings where it does not count
 * @param findings {@code grade: measured} by id
 */
record ToldVerdict(Grade grade, Map<Grade, Long> counts, Map<String, String> findings) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DETAILS = Pattern.compile("(?s)expected (.*)\nmeasured (.*)\nread from [^\n]*");
    private static final Pattern HEADING = Pattern.compile("\\A# .*: ([A-Z]+)\n");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\|");
    private static final Pattern TALLY = Pattern.compile(
            "<b>(\\d+)</b> failed</span>.*?<b>(\\d+)</b> inconclusive</span>.*?<b>(\\d+)</b> passed</span>");
    private static final Pattern HEADLINE = Pattern.compile("(?s)<p class=\"headline\">.*?</svg><span>([A-Z]+)</span>");
    private static final Pattern ROW =
            Pattern.compile("(?s)<tr id=\"finding-([^\"]*)\" class=\"is-[a-z]+\">.*?</svg><span>([A-Z]+)</span>.*?"
                    + "<td data-label=\"Measured\" class=\"measured\">(.*?)</td>");

    static ToldVerdict ofJson(RunFolder folder) throws IOException {
        JsonNode verdict = JSON.readTree(folder.verdict().toFile());
        Map<String, String> findings = new TreeMap<>();
        for (JsonNode finding : verdict.path("findings")) {
            put(
                    findings,
                    finding.path("id").asText(),
                    finding.path("grade").asText(),
                    finding.path("measured").asText());
        }
        return counted(Grade.valueOf(verdict.path("grade").asText()), findings);
    }

    static ToldVerdict ofJUnit(RunFolder folder) throws Exception {
        Element suite = (Element) DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.junit().toFile())
                .getElementsByTagName("testsuite")
                .item(0);
        Map<String, String> findings = new TreeMap<>();
        for (Element test : elements(suite, "testcase")) {
            List<Element> failures = elements(test, "failure");
            List<Element> errors = elements(test, "error");
            Grade grade = !failures.isEmpty() ? Grade.FAIL : errors.isEmpty() ? Grade.PASS : Grade.INCONCLUSIVE;
            List<Element> texts = new ArrayList<>(elements(test, "system-out"));
            texts.addAll(failures);
            texts.addAll(errors);
            // What it says twice it says alike, or it says both.
            String measured = String.join(
                    " or ",
                    texts.stream()
                            .map(text -> measured(text.getTextContent()))
                            .distinct()
                            .toList());
            put(findings, test.getAttribute("name").split(": ", 2)[0], grade.name(), measured);
        }
        long failed = Long.parseLong(suite.getAttribute("failures"));
        long doubted = Long.parseLong(suite.getAttribute("errors"));
        long passed = Long.parseLong(suite.getAttribute("tests")) - failed - doubted;
        return new ToldVerdict(
                elements(suite, "property").stream()
                        .filter(property -> property.getAttribute("name").equals("grade"))
                        .map(property -> Grade.valueOf(property.getAttribute("value")))
                        .findFirst()
                        .orElseThrow(),
                counts(failed, doubted, passed),
                findings);
    }

    static ToldVerdict ofMarkdown(RunFolder folder) throws IOException {
        String page = Files.readString(folder.summary());
        Map<String, String> findings = new TreeMap<>();
        List<String> rows =
                page.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
        for (String row : rows) {
            String[] cells = CELL.matcher(row).replaceAll("$1\u001e").split("\u001e", -1);
            put(findings, plain(cells[6]), plain(cells[1]), plain(cells[4]));
        }
        return counted(Grade.valueOf(first(HEADING, page).group(1)), findings);
    }

    static ToldVerdict ofHtml(RunFolder folder) throws IOException {
        String page = Files.readString(folder.report());
        Map<String, String> findings = new TreeMap<>();
        ROW.matcher(page)
                .results()
                .forEach(row -> put(findings, unescaped(row.group(1)), row.group(2), unescaped(row.group(3))));
        MatchResult tally = first(TALLY, page);
        return new ToldVerdict(
                Grade.valueOf(first(HEADLINE, page).group(1)),
                counts(Long.parseLong(tally.group(1)), Long.parseLong(tally.group(2)), Long.parseLong(tally.group(3))),
                findings);
    }

    /** Allure's results tell no grade of the whole: it is the worst of theirs, or INCONCLUSIVE where there are none. */
    static ToldVerdict ofAllure(RunFolder folder) throws IOException {
        Map<String, String> findings = new TreeMap<>();
        try (DirectoryStream<Path> results = Files.newDirectoryStream(folder.allure(), "*-result.json")) {
            for (Path file : results) {
                JsonNode result = JSON.readTree(file.toFile());
                String name = result.path("fullName").asText();
                Grade grade = switch (result.path("status").asText()) {
                    case "passed" -> Grade.PASS;
                    case "failed" -> Grade.FAIL;
                    default -> Grade.INCONCLUSIVE;
                };
                for (JsonNode parameter : result.path("parameters")) {
                    if (parameter.path("name").asText().equals("measured")) {
                        String id = name.substring(name.indexOf('/') + 1);
                        put(findings, id, grade.name(), parameter.path("value").asText());
                    }
                }
            }
        }
        Grade worst = findings.values().stream()
                .map(told -> Grade.valueOf(told.substring(0, told.indexOf(':'))))
                .max(Grade::compareTo)
                .orElse(Grade.INCONCLUSIVE);
        return counted(worst, findings);
    }

    private static void put(Map<String, String> findings, String id, String grade, String measured) {
        String known = findings.put(id, grade + ": " + oneForm(measured));
        if (known != null) {
            throw new AssertionError(id + " is there twice");
        }
    }

    private static ToldVerdict counted(Grade grade, Map<String, String> findings) {
        Map<Grade, Long> counts = counts(0, 0, 0);
        findings.values()
                .forEach(told -> counts.merge(Grade.valueOf(told.substring(0, told.indexOf(':'))), 1L, Long::sum));
        return new ToldVerdict(grade, counts, findings);
    }

    private static Map<Grade, Long> counts(long failed, long doubted, long passed) {
        return new EnumMap<>(Map.of(Grade.FAIL, failed, Grade.INCONCLUSIVE, doubted, Grade.PASS, passed));
    }

    private static String measured(String details) {
        Matcher matcher = DETAILS.matcher(details);
        if (!matcher.matches()) {
            throw new AssertionError("no details: " + details);
        }
        return matcher.group(2);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** A cell as a reader of Markdown sees it. */
    private static String plain(String cell) {
        return unescaped(cell.strip().replaceAll("^\\*\\*(.*)\\*\\*$", "$1").replaceAll("\\\\(.)", "$1"));
    }

    private static String unescaped(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String oneForm(String text) {
        String form = XmlText.legal(text);
        int end = MarkdownSummary.LONGEST_CELL - 1;
        if (form.length() > MarkdownSummary.LONGEST_CELL) {
            boolean isPair = Character.isSurrogatePair(form.charAt(end - 1), form.charAt(end));
            form = form.substring(0, isPair ? end - 1 : end) + "…";
        }
        return form.replaceAll("\\s+", " ").strip();
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.format(Locale.ROOT, "no %s", pattern)));
    }
}
