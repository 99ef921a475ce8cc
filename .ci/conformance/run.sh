#!/usr/bin/env bash
# Judges PDF files: run.sh [-v] [--corpus FOLDER] FILE_OR_FOLDER...
#
# veraPDF judges PDF/UA-1 and PDF/A-2a; qpdf, poppler, mutool, pdf.js and pdfcpu,
# where they are installed, say whether other readers take the file. FOLDER is
# what go test ./generator/pdf -corpus FOLDER writes; in its folder defects are
# files that veraPDF must refuse. veraPDF and pdf.js are fetched once into
# ${CASEDOCS_CACHE:-.cache}. Prints the files that fail, with -v every file, and
# a table. Exits 1 when a file fails or a defect passes, 2 when there is no file
# or no referee.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${CASEDOCS_CACHE:-$root/.cache}
judges=(PDF/UA-1 PDF/A-2a qpdf poppler mutool pdf.js pdfcpu)

die() { echo "conformance: $*" >&2; exit 2; }

verbose=
corpus=
while [ $# -gt 0 ]; do
	case $1 in
	-v) verbose=1 ;;
	--corpus) corpus=${2:?--corpus needs a folder}; shift ;;
	*) break ;;
	esac
	shift
done
[ $# -gt 0 ] || die "name the files or folders to validate"
command -v javac >/dev/null || die "needs a Java development kit, 17 or later; install default-jdk-headless"
for path in "$@" $corpus; do [ -e "$path" ] || die "$path is not there; run 'make run' first"; done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In $work stand the lists of files of each group, and for each judge the files
# that fail with the reason, in failed.JUDGE.
pdfs() { find "$@" -type f -name '*.pdf' | LC_ALL=C sort; }
pdfs "$@" >"$work/samples"
[ -s "$work/samples" ] || die "no PDF file in: $*"
: >"$work/corpus" >"$work/defects"
if [ -n "$corpus" ]; then
	pdfs "$corpus" | grep -v /defects/ >"$work/corpus" || die "no PDF file in $corpus"
	pdfs "$corpus/defects" >"$work/defects"
	[ -s "$work/defects" ] || die "no PDF file in $corpus/defects"
fi
cat "$work/samples" "$work/corpus" >"$work/good"
mapfile -t good <"$work/good"
mapfile -t defects <"$work/defects"

failed() { echo "$work/failed.${1//\//-}"; }
skip() { echo "$1 is not installed: not checked"; }
began=$SECONDS
judged() { echo "$1: $((SECONDS - began)) s"; began=$SECONDS; }

# One folder for each version of what is fetched, complete or not there at all.
fetched() { # NAME LIST: the folder for the version that LIST pins
	echo "$cache/$1-$(sha256sum "$here/$2" | cut -c1-12)"
}
fetch() { # NAME FOLDER COMMAND...: fills the folder, which is the command's last argument
	local name=$1 folder=$2 partial
	shift 2
	mkdir -p "$cache"
	partial=$(mktemp -d "$cache/$name.XXXXXX")
	echo "fetching $name into $folder"
	"$@" "$partial" </dev/null >"$work/fetch.log" 2>&1 ||
		{ cat "$work/fetch.log" >&2; rm -rf "$partial"; die "$name could not be fetched"; }
	mv -T "$partial" "$folder"
}

jars=$(fetched verapdf pom.xml)
fetch_jars() {
	mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$1"
}
if [ ! -d "$jars" ]; then
	command -v mvn >/dev/null || die "needs mvn to fetch veraPDF; install maven"
	fetch verapdf "$jars" fetch_jars
fi
java -cp "$jars/*" "$here/Referee.java" "${good[@]}" "${defects[@]}" >"$work/verdicts" || die "the referee did not run"
grep -v '^    ' "$work/verdicts" >"$work/lines"
awk -F '\t' '$1 != "pass" { print $3 "\t" $1 }' "$work/lines" | grep -vFf "$work/defects" >"$(failed PDF/UA-1)" || true
awk -F '\t' '$2 != "pass" { print $3 "\t" $2 }' "$work/lines" | grep -vFf "$work/defects" >"$(failed PDF/A-2a)" || true
judged veraPDF

# each JUDGE FUNCTION: runs a function on every good file, some at a time. What
# it prints is the reason why the file fails.
each() {
	export -f "${2?}"
	tr '\n' '\0' <"$work/good" | xargs -0 -P "$(nproc)" -I {} bash -c '
		why=$("$1" "$2" 2>&1 | tr "\t\n" "  " | cut -c 1-300)
		[ -z "$why" ] || printf "%s\t%s\n" "$2" "$why"' _ "$2" {} | LC_ALL=C sort >"$(failed "$1")"
	judged "$1"
}

try_qpdf() { qpdf --check --warning-exit-0 "$1" 2>&1 >/dev/null || echo "qpdf refuses it"; }
# Its way through the text of the structure takes seconds a file: Go tests go it.
try_poppler() {
	pdfinfo -struct "$1" | grep -q '^Document' || echo "poppler finds no structure"
	pdftotext "$1" /dev/null
}
# Debian builds mutool without colour management, and says so of every file.
try_mutool() {
	mutool draw -q -r 36 -F pgm -o /dev/null "$1" 2>&1 | grep -v 'ICC support is not available' || true
}
for pair in qpdf:qpdf poppler:pdfinfo mutool:mutool; do
	if command -v "${pair#*:}" >/dev/null; then
		each "${pair%:*}" "try_${pair%:*}"
	else
		skip "${pair%:*}"
	fi
done

fetch_pdfjs() {
	cp "$here/package.json" "$here/package-lock.json" "$1/"
	npm ci --prefix "$1" --omit=optional --ignore-scripts --no-audit --no-fund
}
if command -v node >/dev/null && command -v npm >/dev/null; then
	modules=$(fetched pdfjs package-lock.json)
	[ -d "$modules" ] || fetch pdfjs "$modules" fetch_pdfjs
	node "$here/pdfjs.mjs" "$modules/node_modules/pdfjs-dist/legacy/build/pdf.mjs" "$work/good" >"$(failed pdf.js)" ||
		die "pdf.js did not run"
	judged pdf.js
else
	skip "pdf.js (node and npm)"
fi

# pdfcpu is the version of go.mod; told so, it keeps no settings and asks no
# network.
if command -v go >/dev/null; then
	(cd "$root" && go build -o "$work/pdfcpu" github.com/pdfcpu/pdfcpu/cmd/pdfcpu) || die "pdfcpu could not be built"
	"$work/pdfcpu" validate -m strict --quiet --offline --conf disable "${good[@]}" >"$work/pdfcpu.said" 2>&1 || true
	sed -nE 's/^validate (.*\.pdf): (.*)/\1\t\2/p' "$work/pdfcpu.said" >"$(failed pdfcpu)"
	if [ -s "$work/pdfcpu.said" ] && [ ! -s "$(failed pdfcpu)" ]; then cat "$work/pdfcpu.said" >&2; die "pdfcpu did not run"; fi
	judged pdfcpu
else
	skip "pdfcpu (go)"
fi

# The files that fail; of veraPDF, with the clauses.
bad=$(cat "$(failed PDF/UA-1)" "$(failed PDF/A-2a)" | cut -f1 | sort -u)
if [ -n "$verbose" ]; then bad=$(cut -f3 "$work/lines"); fi
awk -F '\t' -v bad="$bad" '
	BEGIN { n = split(bad, names, "\n"); for (i = 1; i <= n; i++) wanted[names[i]] = 1 }
	!/^    / { on = $3 in wanted }
	on' "$work/verdicts"
for judge in "${judges[@]:2}"; do
	if [ -f "$(failed "$judge")" ]; then sed "s|^|$judge: |; s|\t|: |" "$(failed "$judge")"; fi
done

# passing GROUP JUDGE: how many files of the group pass, "-" when nobody looked.
passing() {
	[ -f "$(failed "$2")" ] || { echo -; return; }
	echo $(($(wc -l <"$work/$1") - $(cut -f1 "$(failed "$2")" | sort -u | grep -cxFf "$work/$1" || true)))
}
# verdicts CONDITION LIST: how many files of a list have a verdict.
verdicts() { awk -F '\t' "$1 { print \$3 }" "$work/lines" | grep -cxFf "$2" || true; }
row() { printf '%-9s%7s%10s%10s%8s%9s%8s%8s%8s\n' "$@"; }
echo
row passing files "${judges[@]}"
for group in samples corpus; do
	[ -s "$work/$group" ] || continue
	cells=()
	for judge in "${judges[@]}"; do cells+=("$(passing "$group" "$judge")"); done
	row "$group" "$(wc -l <"$work/$group")" "${cells[@]}"
done
status=0
if [ -n "$(cat "$work"/failed.*)" ]; then status=1; fi
summary="$(verdicts '$1 == "pass" && $2 == "pass"' "$work/good") of ${#good[@]} files pass both profiles"
if [ -n "$corpus" ]; then
	row defects ${#defects[@]} "$(verdicts '$1 == "pass"' "$work/defects")" "$(verdicts '$2 == "pass"' "$work/defects")" "" "" "" "" ""
	caught=$(verdicts '$1 == "FAIL" || $2 == "FAIL"' "$work/defects")
	summary+="; $caught of ${#defects[@]} defects caught"
	if [ "$caught" -ne ${#defects[@]} ]; then
		status=1
		awk -F '\t' '$1 != "FAIL" && $2 != "FAIL" { print $3 }' "$work/lines" | grep -xFf "$work/defects" | sed 's/$/: must fail, and does not/'
	fi
fi
echo "$summary"
exit "$status"
