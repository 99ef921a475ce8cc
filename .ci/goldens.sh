#!/bin/sh
# Rewriting every golden must change nothing: a golden that is out of date, or
# that no test compares, is found here.
set -eu
before=$(git status --porcelain -- generator cmd samples | sha256sum; git diff -- generator cmd samples | sha256sum)
for pkg in $(grep -rlE 'flag\.Bool\("update"' --include='*_test.go' generator cmd | xargs -n1 dirname | sort -u); do
	go test -short "./$pkg" -update >/dev/null # no test of goldens is left out by -short
done
after=$(git status --porcelain -- generator cmd samples | sha256sum; git diff -- generator cmd samples | sha256sum)
if [ "$before" != "$after" ]; then
	echo "goldens changed when they were rewritten:" >&2
	git diff --stat -- generator cmd samples >&2
	exit 1
fi
