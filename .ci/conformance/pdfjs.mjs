// Lets pdf.js, the reader of Firefox, open PDF files, all of them in one
// process: it must give the text and the structure tree of every page without
// a warning, and find every mark of the page in that tree. Prints a line for
// each file that fails, the file and the problem with a tab between them.
//
// Usage: node pdfjs.mjs PDFJS LIST, where PDFJS is the module of pdf.js, and
// LIST a file with the name of a PDF file in each line.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [library, list] = process.argv.slice(2);

// Without a canvas pdf.js says at its start that it cannot draw, which is
// true and not asked for; from then on, what it says is about a file.
const said = [];
console.log = console.warn = (...words) => said.push(words.join(" "));
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));

/** Returns the identifiers of all marks in a structure tree. */
function marksIn(node, found = new Set()) {
  if (node?.type === "content") found.add(node.id);
  for (const kid of node?.children ?? []) marksIn(kid, found);
  return found;
}

/** Opens a file and throws when something is wrong with it. */
async function check(file) {
  const data = new Uint8Array(await readFile(file));
  const task = getDocument({ data, verbosity: VerbosityLevel.WARNINGS, isEvalSupported: false });
  try {
    const pdf = await task.promise;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const text = await page.getTextContent({ includeMarkedContent: true });
      const known = marksIn(await page.getStructTree());
      const lost = text.items.find((item) => item.id && !known.has(item.id));
      if (lost) throw new Error(`page ${number}: mark ${lost.id} is not in the structure tree`);
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
  if (said.length > 0) throw new Error(said.join("; "));
}

for (const file of (await readFile(list, "utf8")).split("\n").filter(Boolean)) {
  said.length = 0;
  try {
    await check(file);
  } catch (problem) {
    process.stdout.write(`${file}\t${problem.message}\n`);
  }
}
