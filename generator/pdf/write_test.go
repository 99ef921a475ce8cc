package pdf

import (
	"bytes"
	"flag"
	"os"
	"sync"
	"testing"
)

var keep = flag.String("keep", "", "write the sample file to this path, to look at it")

func TestSampleIsWritten(t *testing.T) {
	data, err := Write(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		t.Error("the file does not begin and end as PDF files do")
	}
	if *keep != "" {
		if err := os.WriteFile(*keep, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEqualLayoutsGiveEqualBytes(t *testing.T) {
	want, err := Write(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	var shared Writer
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				got, err := shared.Write(sample(t))
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("a shared writer wrote other bytes (error %v)", err)
				}
			}
		})
	}
	group.Wait()
}
