package tree

import "casedocs/generator/civil"

// Reader is one person or body for whom a document is made.
type Reader struct {
	ID    string // "court", "internal", or the id of a person in the case
	Role  string // as the document names it
	Basis string // why the reader may have it: "party", "consent", …
}

// View is what one reader may see of a case, as at one date. Values that the
// reader may not see are already gone: a Withheld node stands in their place.
type View struct {
	Root   *Node
	Reader Reader
	AsAt   civil.Date // the document's own date
}
