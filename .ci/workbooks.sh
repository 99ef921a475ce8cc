#!/bin/sh
# Let LibreOffice open every workbook of a folder: it must convert, and its
# dates must be dates. Usage: workbooks.sh FOLDER
set -eu
command -v soffice >/dev/null || { echo "workbooks: LibreOffice (soffice) is not installed" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$1" -name '*.xlsx' | sort >"$work/list"
[ -s "$work/list" ] || { echo "workbooks: no workbook in $1" >&2; exit 2; }
failed=0
while read -r file; do
	name=$(basename "$file" .xlsx)
	HOME=$work soffice --headless --convert-to fods --outdir "$work" "$file" </dev/null >/dev/null 2>&1 || true
	dates=$(grep -c 'office:value-type="date"' "$work/$name.fods" 2>/dev/null || true)
	sheets=$(grep -c '<table:table ' "$work/$name.fods" 2>/dev/null || true)
	echo "$file: ${sheets:-0} sheets, ${dates:-0} dates"
	[ "${sheets:-0}" -gt 0 ] && [ "${dates:-0}" -gt 0 ] || failed=1
done <"$work/list"
exit $failed
