package pdf

import (
	"bytes"
	"sync"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// TestAnotherReaderAcceptsTheFile shows the file to a reader that shares no
// code with ours.
func TestAnotherReaderAcceptsTheFile(t *testing.T) {
	o := newOurs(t)
	if pages := strict(t, o.write(t, o.paginate(t))); pages != benchPages {
		t.Errorf("%d pages, want %d", pages, benchPages)
	}
}

// noSettings keeps pdfcpu from writing settings into the home of who tests; it
// changes a variable of that package, so only once.
var noSettings = sync.OnceFunc(api.DisableConfigDir)

// strict validates a file against ISO 32000-1 with pdfcpu in its strict mode,
// and returns how many pages that finds.
func strict(t testing.TB, data []byte) int {
	t.Helper()
	noSettings()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	conf.Offline = true
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		t.Error(err)
	}
	pages, err := api.PageCount(bytes.NewReader(data), conf)
	if err != nil {
		t.Error(err)
	}
	return pages
}
