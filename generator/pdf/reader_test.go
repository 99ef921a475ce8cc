package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// TestAnotherReaderAcceptsTheFile shows the file to a reader that shares no
// code with ours and validates it against ISO 32000-1 in its strict mode.
func TestAnotherReaderAcceptsTheFile(t *testing.T) {
	o := newOurs(t)
	data := o.write(t, o.paginate(t))
	conf := acceptedElsewhere(t, data)
	pages, err := api.PageCount(bytes.NewReader(data), conf)
	if err != nil || pages != benchPages {
		t.Errorf("%d pages (%v), want %d", pages, err, benchPages)
	}
}

// acceptedElsewhere shows a file to pdfcpu and returns how it was asked.
func acceptedElsewhere(t *testing.T, data []byte) *model.Configuration {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	conf.Offline = true
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		t.Error(err)
	}
	return conf
}
