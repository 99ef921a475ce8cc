#!/usr/bin/env bash
# Validates PDF files: run.sh FILE_OR_FOLDER...
# veraPDF judges PDF/UA-1 and PDF/A-2a; qpdf and poppler, where they are
# installed, say whether other readers open the file and find its structure.
# veraPDF is fetched once into ${CASEDOCS_CACHE:-.cache}. Exits 1 when a file
# fails, 2 when there is no file or no referee.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${CASEDOCS_CACHE:-$(cd "$here/../.." && pwd)/.cache}

die() { echo "conformance: $*" >&2; exit 2; }

[ $# -gt 0 ] || die "name the files or folders to validate"
command -v javac >/dev/null || die "needs a Java development kit, 17 or later; install default-jdk-headless"
for path in "$@"; do [ -e "$path" ] || die "$path is not there; run 'make run' first"; done

files=()
while IFS= read -r -d '' file; do files+=("$file"); done \
  < <(find "$@" -type f -name '*.pdf' -print0 | LC_ALL=C sort -z)
[ ${#files[@]} -gt 0 ] || die "no PDF file in: $*"

# One folder for each version of pom.xml, complete or not there at all.
version=$(sha256sum "$here/pom.xml" | cut -c1-12)
jars=$cache/verapdf-$version
if [ ! -d "$jars" ]; then
  command -v mvn >/dev/null || die "needs mvn to fetch veraPDF; install maven"
  mkdir -p "$cache"
  partial=$(mktemp -d "$cache/verapdf.XXXXXX")
  trap 'rm -rf "$partial"' EXIT
  echo "fetching veraPDF into $jars"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$partial" </dev/null >"$cache/fetch.log" 2>&1 ||
    { cat "$cache/fetch.log" >&2; die "veraPDF could not be fetched"; }
  mv "$partial" "$jars"
  trap - EXIT
fi

status=0
java -cp "$jars/*" "$here/Referee.java" "${files[@]}" || status=$?
[ "$status" -le 1 ] || die "the referee did not run"

complain() { echo "    $1: $2"; status=1; }
if command -v qpdf >/dev/null; then
  echo "qpdf --check of ${#files[@]} files"
  for file in "${files[@]}"; do
    out=$(qpdf --check --warning-exit-0 "$file" 2>&1) || { complain "$file" "$out"; continue; }
    if grep -q '^WARNING' <<<"$out"; then complain "$file" "$out"; fi
  done
else
  echo "qpdf is not installed: not checked"
fi
if command -v pdfinfo >/dev/null; then
  echo "pdfinfo -struct-text of ${#files[@]} files"
  for file in "${files[@]}"; do
    out=$(pdfinfo -struct-text "$file" 2>&1) || { complain "$file" "$out"; continue; }
    grep -q '^ *H1' <<<"$out" || complain "$file" "poppler finds no heading in the structure"
    if grep -qi 'error' <<<"$(pdfinfo -struct "$file" 2>&1 >/dev/null)"; then complain "$file" "poppler reports errors"; fi
  done
else
  echo "pdfinfo is not installed: not checked"
fi
exit "$status"
