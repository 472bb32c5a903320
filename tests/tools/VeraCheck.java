// Asks veraPDF whether files keep to a flavour: java VeraCheck.java FLAVOUR FILE... [-- FLAVOUR FILE...]
// Prints a line for each file, and one for each rule that it breaks; exits 1 when any breaks one.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraCheck {
    private static final int BROKEN_RULES_KEPT = 200;

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allKeep = true;
        PDFAFlavour flavour = null;
        for (String argument : arguments) {
            if (argument.equals("--")) {
                flavour = null;
            } else if (flavour == null) {
                flavour = PDFAFlavour.fromString(argument);
            } else {
                allKeep &= keeps(flavour, new File(argument));
            }
        }
        System.exit(allKeep ? 0 : 1);
    }

    private static boolean keeps(PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(flavour, BROKEN_RULES_KEPT, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + file.getName());
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.PASSED) {
                    broken.putIfAbsent(
                            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
                            assertion.getMessage() + " @ " + assertion.getLocation().getContext());
                }
            }
            broken.forEach((rule, why) -> System.out.println("    " + rule + ": " + why));
            return result.isCompliant();
        }
    }
}
