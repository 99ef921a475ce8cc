package pdf

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/typeset"
)

var keepLanguages = flag.String("keep-languages", "", "write the papers of the languages into this folder, to look at them")

// language is a sentence and an invented name in a language of our families.
type language struct {
	name, tag string
	person    string
	sentence  string
	fonts     []string // files that the sentence needs, none for the built-in fonts
}

const (
	noto = "/usr/share/fonts/truetype/noto"
	cjk  = "/usr/share/fonts/opentype/noto"
)

var languages = []language{
	{"polish", "pl", "Łucja Świątek-Gęśla", "Plan wyjaśniono dziadkowi; zażółć gęślą jaźń, 12 marca 2026 r.", nil},
	{"welsh", "cy", "Siân Tŵr-Ffïon ap Llŷr", "Mae’r cynllun hwn yn dweud pwy fydd yn gwneud beth, ac erbyn pryd: tŷ, dŵr, ẁy a gïau.", nil},
	{"irish", "ga", "Gráinne Ní Shúilleabháin-Ó Bríain", "Míníodh an plean don teaghlach; Ṫáinig an ḃean go dtí an cruinniú.", nil},
	{"vietnamese", "vi", "Nguyễn Thị Hồng Hạnh-Trưởng", "Kế hoạch này đã được giải thích cho gia đình ngày 12 tháng 3; bà ngoại sẽ giữ trẻ những buổi tối.", nil},
	{"yoruba", "yo", "Ẹ̀bùnolúwa Ọláṣẹ́gun-Ṣóyínká", "A ti ṣàlàyé ètò yìí fún ìyá àti bàbá; ọmọ náà fẹ́ràn ilé ẹ̀kọ́ rẹ̀ gan-an.", nil},
	{"turkish", "tr", "Işıl İpek Çağlayan-Gündoğdu", "Bu plan aileye açıklandı; İstanbul’daki dayı, ılık bir günde çocukları alacak.", nil},
	{"greek", "el", "Ευθυμία Παπαϊωάννου-Δέλτα", "Το σχέδιο εξηγήθηκε στην οικογένεια στις 12 Μαρτίου· η γιαγιά θα μένει με τα παιδιά.", nil},
	{"ukrainian", "uk", "Ґанна Їжакевич-Щербань’юк", "План пояснили родині 12 березня; бабуся житиме з дітьми, а єдиний дядько приїздитиме щосуботи.", nil},
	{"hebrew", "he", "שִׁפְרָה בֶּן־עָמִי", "הַתָּכְנִית הֻסְבְּרָה לַמִּשְׁפָּחָה ב־12 במרץ 2026 (בשעה 10:30), והסבתא תישאר עם הילדים.", nil},
	{"arabic", "ar", "فاطمة الزهراء بنت عبد الرحمٰن", "شُرحت هذه الخطة للعائلة في 12 مارس 2026 (الساعة 10:30)، واسم المدرسة هو Fernwick Primary ورقمها ٠١٦٣٢.", []string{noto + "/NotoNaskhArabic-Regular.ttf"}},
	{"urdu", "ur", "زُہرہ بی بی گُل ٹھاکر", "یہ منصوبہ 12 مارچ 2026 کو خاندان کو سمجھایا گیا؛ بچّے NHS کلینک جائیں گے اور نانی ساتھ ہوں گی۔", []string{noto + "/NotoNastaliqUrdu-Regular.ttf"}},
	{"bengali", "bn", "স্নেহা ভট্টাচার্য্য-চৌধুরী", "এই পরিকল্পনাটি ১২ মার্চ ২০২৬ তারিখে পরিবারকে ব্যাখ্যা করা হয়েছে; শিক্ষক ও স্বাস্থ্যকর্মী দুজনেই উপস্থিত ছিলেন।", []string{noto + "/NotoSansBengali-Regular.ttf"}},
	{"tamil", "ta", "க்ஷமா ஸ்ரீதரன்-லக்ஷ்மி", "இந்தத் திட்டம் 12 மார்ச் 2026 அன்று குடும்பத்திற்கு விளக்கப்பட்டது; பாட்டி குழந்தைகளுடன் இருப்பார், கோபம் கொள்ளமாட்டார்.", []string{noto + "/NotoSansTamil-Regular.ttf"}},
	{"gurmukhi", "pa", "ਪ੍ਰਭਜੋਤ ਕੌਰ ਸ੍ਵਰਨ ਸਿੰਘ", "ਇਹ ਯੋਜਨਾ 12 ਮਾਰਚ 2026 ਨੂੰ ਪਰਿਵਾਰ ਨੂੰ ਸਮਝਾਈ ਗਈ; ਨਾਨੀ ਜੀ ਬੱਚਿਆਂ ਨਾਲ ਰਹਿਣਗੇ, ਪੜ੍ਹਾਈ ਵੀ ਕਰਵਾਉਣਗੇ।", []string{noto + "/NotoSansGurmukhi-Regular.ttf"}},
	{"amharic", "am", "ወ/ሮ ጸሐይነሽ ኃይለማርያም", "ይህ ዕቅድ መጋቢት ፫ ቀን 2018 ለቤተሰቡ ተብራርቷል፤ አያት ከልጆቹ ጋር ይቆያሉ።", []string{noto + "/NotoSansEthiopic-Regular.ttf"}},
	{"chinese", "zh-Hans", "欧阳晓雪", "本计划已于2026年3月12日向家人说明；外婆将陪伴孩子，“社工”每周二来访一次，地址为：伦敦北区。", []string{cjk + "/NotoSansCJK-Regular.ttc"}},
}

// userFonts are Debian's Noto fonts as the folder of a user, read once.
var userFonts = sync.OnceValues(func() (*typeset.Fonts, error) {
	sources := typeset.BuiltinSources()
	for _, dir := range []string{noto, cjk} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // not installed
			}
			data, err := os.ReadFile(filepath.Join(dir, name))
			if typeset.Check(data) == nil {
				sources.Extra = append(sources.Extra, typeset.Source{Name: name, Data: data})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return typeset.Load(sources)
})

// TestLanguagesOfFamilies sets each language as a whole text and as a name in
// an English sentence, in a heading, in bold and in italics. Nothing may be
// missing, and the text must come out of the file letter for letter.
func TestLanguagesOfFamilies(t *testing.T) {
	for _, l := range languages {
		t.Run(l.name, func(t *testing.T) {
			o := newOurs(t)
			for _, file := range l.fonts {
				if _, err := os.Stat(file); err != nil {
					t.Skipf("%s is not there: install fonts-noto-core and fonts-noto-cjk", file)
				}
				fonts, err := userFonts()
				if err != nil {
					t.Fatal(err)
				}
				o.fonts = fonts
			}
			o.paper = l.paper()
			pages, found := layout.Paginate(o.paper, o.style, o.fonts)
			for _, d := range found {
				t.Errorf("finding: %s", d.Text(true))
			}
			data := o.write(t, pages)
			path := ""
			if *keepLanguages != "" {
				path = filepath.Join(*keepLanguages, l.name+".pdf")
			}
			l.compare(t, inspect(t, data, path), data)
		})
	}
}

// paper is a paper about a person and for those who read the language.
func (l *language) paper() *doc.Document {
	text := func(s string) *doc.Text { return &doc.Text{Value: s} }
	name := func() doc.Inline {
		return &doc.Text{Value: l.person, Origin: &doc.Origin{Data: []string{"/people/0/name"}}}
	}
	own := func(s string) doc.Inline {
		return &doc.Span{Language: l.tag, Inlines: []doc.Inline{text(s)}}
	}
	return &doc.Document{
		Meta: doc.Meta{Title: "Plan for " + l.person, Language: "en-GB", Generator: "casedocs test"},
		Blocks: []doc.Block{
			&doc.Heading{Level: 1, Inlines: []doc.Inline{text("Plan for "), name()}},
			&doc.Paragraph{Inlines: []doc.Inline{text("This plan was explained to "), name(), text(" (born 12 March 1988) on 3 April 2026, with an interpreter; "), name(), text(", 37, agreed. The next meeting is on 4 May.")}},
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Strong{Inlines: []doc.Inline{name()}}, text(" said: “"), own(l.sentence), text("”")}},
			&doc.Heading{Level: 2, Inlines: []doc.Inline{own(l.sentence)}},
			&doc.Paragraph{Inlines: []doc.Inline{own(strings.Repeat(l.sentence+" ", 4))}},
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Emph{Inlines: []doc.Inline{name()}}}},
		},
	}
}

// compare compares the text of the file, as its structure tells it and as
// another reader finds it, with what was put in.
func (l *language) compare(t *testing.T, report pdfcheck.Report, data []byte) {
	t.Helper()
	blocks := l.paper().Blocks
	want := squeezed(doc.PlainText(blocks))
	if got := squeezed(report.Root.Text()); got != want {
		t.Errorf("the structure says\n%s\nwant\n%s", got, want)
	}
	if title := norm.NFC.String("Plan for " + l.person); report.Title != title || report.Outline[0].Title != title+" (page 1)" {
		t.Errorf("title %q, first bookmark %q, want %q", report.Title, report.Outline[0].Title, title)
	}
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		return
	}
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	told, err := exec.Command(tool, "-struct-text", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := squeezed(quoted(told)); !strings.Contains(got, squeezed(l.sentence)) || strings.Count(got, squeezed(l.person)) != strings.Count(want, squeezed(l.person)) {
		t.Errorf("another reader finds\n%s\nwant\n%s", got, want)
	}
}

// quoted returns what stands in quotation marks in the lines of a listing. Of
// the replacement of a text that listing has nothing but the characters of
// no width that later glyphs of a cluster stand for.
func quoted(listing []byte) string {
	var b strings.Builder
	for line := range bytes.Lines(listing) {
		line = bytes.TrimSpace(line)
		if n := len(line); n > 1 && line[0] == '"' && line[n-1] == '"' {
			b.Write(line[1 : n-1])
		}
	}
	return strings.ReplaceAll(b.String(), noText, "")
}

// squeezed is a text in its composed form without white space.
func squeezed(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), "")) }
