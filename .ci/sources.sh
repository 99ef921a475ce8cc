#!/bin/sh
# Holds the lists of headings, points and rules that tests use to the papers they were
# made from, which lie beside the repository where it was written.
set -eu
cd "$(dirname "$0")/.."
policy=../shared/seeds/lambeth-staff-supervision.md
standard=../shared/CONTENT.md
facts=../shared/domain/facts.md
if [ ! -f "$policy" ] || [ ! -f "$standard" ] || [ ! -f "$facts" ]; then
	echo "sources: $policy, $standard and $facts are not here, so the lists were not compared with them"
	exit 0
fi
go test ./generator -count=1 -run 'AreThoseOf' -v -lambeth "$PWD/$policy" -standard "$PWD/$standard" -facts "$PWD/$facts"
