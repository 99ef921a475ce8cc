import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Referee validates PDF files against PDF/UA-1 and PDF/A-2a with veraPDF, all
 * of them in one process, and prints one line for each file. A failed clause is
 * printed below it with the object that breaks it.
 *
 * <p>Usage: Referee FILE... Exits 1 when a file fails and 2 when there is none.
 */
public final class Referee {
  private static final List<PDFAFlavour> FLAVOURS =
      List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

  /** How many failures of one clause are counted before veraPDF goes on. */
  private static final int MAX_FAILURES = 100;

  public static void main(String[] files) {
    if (files.length == 0) {
      System.err.println("referee: no file to validate");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    System.out.printf("%-72s %-6s %-6s%n", "file", "ua1", "2a");
    int failed = 0;
    for (String file : files) {
      failed += validate(file) ? 0 : 1;
    }
    System.out.printf("%d passed, %d failed%n", files.length - failed, failed);
    System.exit(failed == 0 ? 0 : 1);
  }

  /** Validates one file against all flavours and prints the outcome. */
  private static boolean validate(String file) {
    StringBuilder line = new StringBuilder(String.format("%-72s", file));
    StringBuilder notes = new StringBuilder();
    boolean good = true;
    for (PDFAFlavour flavour : FLAVOURS) {
      String verdict = judge(file, flavour, notes);
      good &= verdict.equals("pass");
      line.append(String.format(" %-6s", verdict));
    }
    System.out.println(line.toString().stripTrailing());
    System.out.print(notes);
    return good;
  }

  /** Returns "pass", "FAIL" or "ERROR", and notes what is wrong. */
  private static String judge(String file, PDFAFlavour flavour, StringBuilder notes) {
    try (InputStream in = new FileInputStream(new File(file));
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, MAX_FAILURES, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.getTotalAssertions() == 0) {
        notes.append(String.format("    %s: veraPDF tested nothing%n", flavour.getId()));
        return "ERROR";
      }
      if (result.isCompliant()) {
        return "pass";
      }
      noteFailures(result, flavour, notes);
      return "FAIL";
    } catch (Exception e) {
      notes.append(String.format("    %s: %s%n", flavour.getId(), e));
      return "ERROR";
    }
  }

  /** Notes each failed clause once, with its first object. */
  private static void noteFailures(
      ValidationResult result, PDFAFlavour flavour, StringBuilder notes) {
    Map<String, TestAssertion> first = new LinkedHashMap<>();
    Map<String, Integer> count = new LinkedHashMap<>();
    for (TestAssertion a : result.getTestAssertions()) {
      if (a.getStatus() != TestAssertion.Status.FAILED) {
        continue;
      }
      String clause = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
      first.putIfAbsent(clause, a);
      count.merge(clause, 1, Integer::sum);
    }
    first.forEach(
        (clause, a) ->
            notes.append(
                String.format(
                    "    %s clause %s (%d times): %s%n        at %s%n",
                    flavour.getId(),
                    clause,
                    count.get(clause),
                    a.getMessage(),
                    a.getLocation().getContext())));
  }
}
