package leak

// needle is one form of a secret, folded as the texts are.
type needle struct {
	letters string
	breaks  []bool // for each letter, whether a new word or group starts there
	secret  int
	part    string
	manner  manner
	inside  bool     // may stand inside a longer run of letters, when it is itself one
	plain   string   // for written: as it stands in the case
	beside  []string // for surname: the first names of the person, folded
}

// manner says what must hold around and inside a needle where it stands.
type manner uint8

const (
	prose    manner = iota // whole words, whatever the marks between them
	title                  // whole words of one sentence
	capitals               // as title, each word with a capital
	family                 // as title, also in the plural
	surname                // a common word used as a surname
	postcode               // nothing but a space or hyphen inside
	phone                  // figures in any groups
	bare                   // as phone, without the 0 it starts with
	number                 // letters and figures in any groups
	grouped                // as number, only in the groups of the case
	figures                // a date in figures, between two equal separators
	email                  // no letters or marks of a longer address beside it
	written                // as email, exactly as in the case
)

// piece is a folded part of a secret.
type piece struct {
	letters string
	breaks  []bool
}

// fold returns the folded form of a text and where its words start.
func fold(text string) piece {
	var f folded
	f.read(text)
	p := piece{letters: string(f.letters[:f.size()]), breaks: make([]bool, f.size())}
	for i := range p.breaks {
		p.breaks[i] = i > 0 && !f.joined(i)
	}
	return p
}

// Letters returns the letters and figures of a text as texts are compared here:
// small, without accents, one after the other.
func Letters(text string) string { return fold(text).letters }

// needles collects the needles of one secret.
type needles struct {
	list   []needle
	secret int
}

// add adds a form of the secret.
func (ns *needles) add(part string, m manner, p piece) *needle {
	ns.list = append(ns.list, needle{letters: p.letters, breaks: p.breaks, secret: ns.secret, part: part, manner: m})
	return &ns.list[len(ns.list)-1]
}

// long is the number of letters from which a needle is not found by accident
// inside a longer run of letters.
const long = 12

// addLong adds a form that may stand inside a longer run of letters when it is
// long enough.
func (ns *needles) addLong(part string, m manner, p piece) {
	ns.add(part, m, p).inside = len(p.letters) >= long
}

// of returns the needles of a secret.
func of(s Secret, index int) []needle {
	ns := &needles{secret: index}
	switch s.Class {
	case Words:
		ns.words(s.Text)
	case Address:
		ns.address(s.Text)
	case Phone:
		ns.phone(s.Text)
	case Email:
		ns.email(s.Text)
	case Name:
		ns.name(s.Text)
	case Date:
		ns.date(s.Text)
	case Number:
		ns.number(s.Text)
	case Place:
		ns.place(s.Text)
	}
	return ns.distinct()
}

// distinct returns the needles without those that stand there twice or have a
// single letter.
func (ns *needles) distinct() []needle {
	type key struct {
		letters string
		manner  manner
	}
	known := make(map[key]bool, len(ns.list))
	kept := ns.list[:0]
	for _, n := range ns.list {
		k := key{n.letters, n.manner}
		if len(n.letters) < 2 || known[k] {
			continue
		}
		known[k] = true
		kept = append(kept, n)
	}
	return kept
}
