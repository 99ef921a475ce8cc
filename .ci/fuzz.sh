#!/bin/sh
# Fuzz every target of the module for the time given, one after the other.
set -eu
time=${1:-20s}
grep -rnoE '^func Fuzz[A-Za-z0-9_]+' --include='*_test.go' generator | sort | while IFS=: read -r file _ name; do
	go test "./$(dirname "$file")" -run '^$' -fuzz "^${name#func }\$" -fuzztime "$time"
done
