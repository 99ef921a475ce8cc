import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * of them in one process, and prints one line for each file, in the order of
 * its arguments: two verdicts, "pass", "FAIL" or "ERROR", and the file, with
 * tabs between them. Below it, indented, stands each failed clause with the
 * object that breaks it.
 *
 * <p>Usage: Referee FILE... Exits 2 when there is no file; which verdicts are
 * good ones is for who asked.
 */
public final class Referee {
  private static final List<PDFAFlavour> FLAVOURS =
      List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

  /** How many failures of one clause are counted before veraPDF goes on. */
  private static final int MAX_FAILURES = 100;

  public static void main(String[] files) throws InterruptedException, ExecutionException {
    if (files.length == 0) {
      System.err.println("referee: no file to validate");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    // veraPDF keeps what it knows of a file by thread, so files do not meet.
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<String>> outcomes = new ArrayList<>();
    for (String file : files) {
      outcomes.add(threads.submit(() -> validate(file)));
    }
    for (Future<String> outcome : outcomes) {
      System.out.print(outcome.get());
    }
    threads.shutdown();
  }

  /** Validates one file against all flavours and returns the outcome. */
  private static String validate(String file) {
    StringBuilder line = new StringBuilder();
    StringBuilder notes = new StringBuilder();
    for (PDFAFlavour flavour : FLAVOURS) {
      line.append(judge(file, flavour, notes)).append('\t');
    }
    return line + file + System.lineSeparator() + notes;
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
