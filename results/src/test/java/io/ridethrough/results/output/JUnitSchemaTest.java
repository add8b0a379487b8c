package io.ridethrough.results.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The JUnit XML against the schema of Jenkins' xUnit plugin, which most tools that read or write such files keep to. */
class JUnitSchemaTest {

    private static final Path SCHEMA = Path.of("src", "test", "resources", "schemas", "junit-10.xsd");

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.ridethrough.results.output.OddVerdicts#all")
    void what_we_write_is_valid(Verdict verdict) {
        assertThatCode(() -> validate(JUnitReport.xml(verdict))).doesNotThrowAnyException();
    }

    @Test
    void verdicts_of_each_grade_were_among_them() {
        assertThat(OddVerdicts.all()).extracting(Verdict::grade).contains(Grade.values());
    }

    /** Each names what to look for in a failing verdict's XML, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <testsuite name=   | <testsuite nam=
                    tests="            | test="
                    failures="         | fails="
                    errors="           | error="
                    <testcase class    | <case class
                    classname="        | class="
                    <property name=    | <property key=
                    <failure type      | <failing type
                    <system-out>       | <out>
                    time="0"           | tme="0"
                    <testsuites>       | <testsuites colour="red">
                    <properties>       | <properties>x
                    """)
    void a_planted_mistake_is_noticed(String piece, String mistake) throws IOException {
        String xml = JUnitReport.xml(OddVerdicts.failed());
        assertThat(xml).contains(piece);

        String element = piece.replaceAll("^<([a-z-]+).*|.*", "$1");
        String instead = mistake.replaceAll("^<([a-z-]+).*|.*", "$1");
        String broken = xml.replace(piece, mistake);
        // An element that is renamed at both its ends is still XML, so that it is the schema that refuses it.
        String renamed = element.equals(instead) ? broken : broken.replace("</" + element + ">", "</" + instead + ">");

        assertThatThrownBy(() -> validate(renamed))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("cvc-");
    }

    private static void validate(String xml) throws IOException, SAXException {
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMA.toFile())
                .newValidator();
        validator.validate(new StreamSource(new StringReader(xml)));
    }
}
