#!/bin/sh
# Let LibreOffice open every workbook of a folder: each must convert, and most
# must hold dates that are dates (drafts of bare cases have none). Usage: workbooks.sh FOLDER
set -eu
command -v soffice >/dev/null || { echo "workbooks: LibreOffice (soffice) is not installed" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$1" -name '*.xlsx' | sort >"$work/list"
[ -s "$work/list" ] || { echo "workbooks: no workbook in $1" >&2; exit 2; }
# One start of LibreOffice takes longer than many workbooks.
HOME=$work xargs -n 40 soffice --headless --convert-to fods --outdir "$work" <"$work/list" >/dev/null 2>&1 || true
failed=0
all=0
dated=0
while read -r file; do
	name=$(basename "$file" .xlsx)
	dates=$(grep -c 'office:value-type="date"' "$work/$name.fods" 2>/dev/null || true)
	sheets=$(grep -c '<table:table ' "$work/$name.fods" 2>/dev/null || true)
	all=$((all + 1))
	if [ "${sheets:-0}" -eq 0 ]; then
		echo "$file: LibreOffice does not open it" >&2
		failed=1
	fi
	[ "${dates:-0}" -eq 0 ] || dated=$((dated + 1))
done <"$work/list"
echo "$all workbooks opened by LibreOffice, $dated with dates, failed: $failed"
if [ $((2 * dated)) -lt "$all" ]; then
	echo "workbooks: fewer than half have dates that are dates" >&2
	failed=1
fi
exit $failed
