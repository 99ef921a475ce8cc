package pdf

import "casedocs/generator/layout"

// assembly puts the objects of one file together. The numbers of pages,
// elements and annotations are known before any of them is written, because
// they refer to each other.
type assembly struct {
	*file
	w     *Writer
	l     *layout.Layout
	tags  *tags
	links []link

	pageTree    ref
	resources   ref
	firstPage   ref
	treeRoot    ref
	firstNode   ref
	firstLink   ref
	contentRefs []ref
}

func (a *assembly) build(contents [][]byte, fonts *fontSet, pictures pictureSet) (*file, error) {
	a.pageTree = a.reserve()
	a.resources = a.reserve()
	a.firstPage = a.reserveMany(len(a.l.Pages))
	a.treeRoot = a.reserve()
	a.firstNode = a.reserveMany(len(a.tags.nodes))
	a.firstLink = a.reserveMany(len(a.links))

	for _, content := range contents {
		a.contentRefs = append(a.contentRefs, a.addDeflated("", a.w.deflate(content)))
	}
	if err := a.writeResources(fonts, pictures); err != nil {
		return nil, err
	}
	a.writePages()
	if err := a.writeStructure(); err != nil {
		return nil, err
	}
	if err := a.writeLinks(); err != nil {
		return nil, err
	}
	return a.file, a.writeCatalog()
}

func (a *assembly) page(i int) ref       { return a.firstPage + ref(i) }
func (a *assembly) node(n *node) ref     { return a.firstNode + ref(n.index) }
func (a *assembly) annotation(i int) ref { return a.firstLink + ref(i) }

func (a *assembly) writeResources(fonts *fontSet, pictures pictureSet) error {
	b := []byte("<</Font<<")
	for _, used := range fonts.fonts {
		e, err := a.w.embed(used)
		if err != nil {
			return err
		}
		b = appendName(b, used.resource)
		b = appendRef(append(b, ' '), a.writeFont(used, e))
	}
	b = append(b, ">>"...)
	if len(pictures) > 0 {
		b = append(b, "/XObject<<"...)
		for i, key := range pictures {
			b = appendName(b, pictureName(i))
			b = appendRef(append(b, ' '), a.writePicture(a.w.drawn(key)))
		}
		b = append(b, ">>"...)
	}
	a.set(a.resources, append(b, ">>"...))
	return nil
}

// writePages writes the page tree and its pages. Tabs S makes the tab key
// follow the structure tree (ISO 14289-1, 7.18.3).
func (a *assembly) writePages() {
	tree := []byte("<</Type/Pages/Kids[")
	for i := range a.l.Pages {
		tree = append(appendRef(tree, a.page(i)), ' ')

		b := appendRef([]byte("<</Type/Page/Parent "), a.pageTree)
		b = appendRef(append(b, "/Resources "...), a.resources)
		b = appendNumber(append(b, "/MediaBox[0 0 "...), a.l.Width)
		b = appendNumber(append(b, ' '), a.l.Height)
		b = appendRef(append(b, "]/Contents "...), a.contentRefs[i])
		b = appendInt(append(b, "/StructParents "...), i)
		b = append(b, "/Tabs/S"...)
		b = a.appendAnnotations(b, i)
		a.set(a.page(i), append(b, ">>"...))
	}
	tree = appendInt(append(tree, "]/Count "...), len(a.l.Pages))
	a.set(a.pageTree, append(tree, ">>"...))
}

func (a *assembly) appendAnnotations(b []byte, page int) []byte {
	open := false
	for i := range a.links {
		if a.links[i].page != page {
			continue
		}
		if !open {
			b = append(b, "/Annots["...)
			open = true
		}
		b = append(appendRef(b, a.annotation(i)), ' ')
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// writeCatalog writes the catalog and what hangs from it. The document opens
// at the top of its first page at 100 %, with its outline beside it.
func (a *assembly) writeCatalog() error {
	m, err := newMetadata(&a.l.Meta)
	if err != nil {
		return err
	}
	a.info = a.add(m.info())
	xmp := a.addStream("/Type/Metadata/Subtype/XML", m.xmp()) // never deflated: ISO 19005-2, 6.6.2.1
	profile := a.addDeflated("/N 3", a.w.outputProfile())

	b := appendRef([]byte("<</Type/Catalog/Pages "), a.pageTree)
	b = appendText(append(b, "/Lang"...), m.language)
	b = appendRef(append(b, "/MarkInfo<</Marked true>>/StructTreeRoot "...), a.treeRoot)
	b = appendRef(append(b, "/ViewerPreferences<</DisplayDocTitle true>>/Metadata "...), xmp)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"...)
	b = appendRef(append(b, "/Info(sRGB IEC61966-2.1)/DestOutputProfile "...), profile)
	b = appendPageLabels(append(b, ">>]/PageLabels"...), a.l.Pages)
	b = appendRef(append(b, "/OpenAction["...), a.page(0))
	b = appendNumber(append(b, "/XYZ 0 "...), a.l.Height)
	b = append(b, " 1]"...)
	if outline := a.writeOutline(); outline != 0 {
		b = appendRef(append(b, "/PageMode/UseOutlines/Outlines "...), outline)
	}
	a.root = a.add(append(b, ">>"...))
	return nil
}

// outputProfile returns the deflated colour profile of the output intent.
func (w *Writer) outputProfile() []byte {
	w.profileOnce.Do(func() { w.profile = w.deflate(srgbProfile()) })
	return w.profile
}
