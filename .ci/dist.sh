#!/bin/sh
# Build the program for the systems that councils use. The same sources give
# the same bytes in any folder.
set -eu
export CGO_ENABLED=0
for target in linux/amd64 linux/arm64 windows/amd64 darwin/arm64; do
	os=${target%/*} arch=${target#*/}
	name=bin/casedocs-$os-$arch
	[ "$os" = windows ] && name=$name.exe
	GOOS=$os GOARCH=$arch go build -trimpath -ldflags '-s -w -buildid=' -o "$name" ./cmd/casedocs
	echo "$name"
done
