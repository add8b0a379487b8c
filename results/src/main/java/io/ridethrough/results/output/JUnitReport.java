package io.ridethrough.results.output;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML, one test case a finding, as the Ant task wrote it and pipelines read it. FAIL is a {@code failure};
 * INCONCLUSIVE is an {@code error}, which no pipeline takes for a pass, as some do a {@code skipped}.
 */
public final class JUnitReport {

    private JUnitReport() {}

    /** Writes the report, replacing one that is there. */
    public static void write(Path file, Verdict verdict) throws IOException {
        Files.writeString(file, xml(verdict), StandardCharsets.UTF_8);
    }

    static String xml(Verdict verdict) throws IOException {
        StringWriter text = new StringWriter();
        try {
            // The JDK's own: another that some library brings would write other text.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            suite(xml, verdict);
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IOException("cannot write JUnit XML: " + broken.getMessage(), broken);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", verdict.scenario());
        attribute(xml, "tests", String.valueOf(verdict.findings().size()));
        attribute(xml, "failures", count(verdict, Grade.FAIL));
        attribute(xml, "errors", count(verdict, Grade.INCONCLUSIVE));
        attribute(xml, "skipped", "0");
        line(xml, 2);
        xml.writeStartElement("properties");
        property(xml, "run", verdict.runId());
        property(xml, "grade", verdict.grade().name());
        line(xml, 2);
        xml.writeEndElement();
        for (Finding finding : verdict.findings()) {
            testCase(xml, verdict, finding);
        }
        line(xml, 2);
        text(xml, "system-out", verdict.sentence());
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Verdict verdict, Finding finding) throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", verdict.scenario() + "." + finding.claim());
        attribute(xml, "name", finding.id() + ": " + finding.sentence());
        attribute(xml, "time", "0");
        if (finding.grade() != Grade.PASS) {
            line(xml, 3);
            xml.writeStartElement(finding.grade() == Grade.FAIL ? "failure" : "error");
            attribute(xml, "type", finding.grade().name());
            attribute(xml, "message", finding.why());
            xml.writeCharacters(XmlText.legal(details(finding)));
            xml.writeEndElement();
        }
        line(xml, 3);
        text(xml, "system-out", details(finding));
        line(xml, 2);
        xml.writeEndElement();
    }

    private static String details(Finding finding) {
        return "expected " + finding.expected() + "\nmeasured " + finding.measured() + "\nread from "
                + finding.source();
    }

    private static String count(Verdict verdict, Grade grade) {
        return String.valueOf(verdict.findings().stream()
                .filter(finding -> finding.grade() == grade)
                .count());
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        line(xml, 3);
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(XmlText.legal(text));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.legal(value));
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
