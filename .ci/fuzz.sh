#!/bin/sh
# Fuzz every target of the module for the time given, one after the other.
# First run the random tests on many more values than make test does, from a
# fresh seed; what fails comes back with the seed that is printed.
set -eu
time=${1:-20s}
seed=$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')
for dir in $(grep -rl 'rapid\.Check(' --include='*_test.go' generator | xargs -n1 dirname | sort -u); do
	echo "$dir: -rapid.seed=$seed"
	go test "./$dir" -timeout 60m -rapid.checks=5000 -rapid.seed="$seed"
done
grep -rnoE '^func Fuzz[A-Za-z0-9_]+' --include='*_test.go' generator | sort | while IFS=: read -r file _ name; do
	go test "./$(dirname "$file")" -run '^$' -fuzz "^${name#func }\$" -fuzztime "$time"
done
