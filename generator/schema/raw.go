package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/tree"
)

// object is a JSON object that remembers the order of its members, which the
// compiled schema does not: people read fields in the order of the schema.
type object struct {
	names   []string
	members map[string]any // *object, []any, string, bool, json.Number or nil
}

func (o *object) text(name string) string {
	s, _ := o.members[name].(string)
	return s
}

func (o *object) object(name string) *object {
	v, _ := o.members[name].(*object)
	return v
}

func (o *object) list(name string) []any {
	v, _ := o.members[name].([]any)
	return v
}

// readObject reads a JSON file that holds one object.
func readObject(data []byte) (*object, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := readValue(d)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("text after the end of the object")
	}
	o, ok := v.(*object)
	if !ok {
		return nil, errors.New("not an object")
	}
	return o, nil
}

func readValue(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('{'):
		return readMembers(d)
	case json.Delim('['):
		list := []any{}
		for d.More() {
			v, err := readValue(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.Token()
		return list, err
	}
	return t, nil
}

func readMembers(d *json.Decoder) (*object, error) {
	o := &object{members: map[string]any{}}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		name := t.(string) // the decoder admits no other keys
		if _, twice := o.members[name]; twice {
			return nil, fmt.Errorf("member %q is given twice", name)
		}
		v, err := readValue(d)
		if err != nil {
			return nil, err
		}
		o.names = append(o.names, name)
		o.members[name] = v
	}
	_, err := d.Token()
	return o, err
}

// documents are the files of a schema by the URLs that references use.
type documents struct {
	named map[string]string  // URL by file name
	roots map[string]*object // by URL
}

func readDocuments(files map[string][]byte) (documents, error) {
	docs := documents{named: map[string]string{}, roots: map[string]*object{}}
	for _, name := range slices.Sorted(maps.Keys(files)) { // the first error is the same on every run
		o, err := readObject(files[name])
		if err != nil {
			return docs, fmt.Errorf("read schema %s: %w", name, err)
		}
		at := o.text("$id")
		if at == "" {
			at = (&url.URL{Scheme: "casedocs", Path: "/" + name}).String()
		}
		if _, twice := docs.roots[at]; twice {
			return docs, fmt.Errorf("read schema %s: another file has the same $id %s", name, at)
		}
		docs.named[name], docs.roots[at] = at, o
	}
	return docs, nil
}

// resolve returns the document and the pointer that a reference in the
// document base names.
func (docs documents) resolve(base, ref string) (doc, pointer string, err error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", "", err
	}
	r, err := b.Parse(ref)
	if err != nil {
		return "", "", err
	}
	pointer, r.Fragment, r.RawFragment = r.Fragment, "", ""
	if pointer != "" && pointer[0] != '/' {
		return "", "", fmt.Errorf("reference %s: only JSON pointers can follow the #", ref)
	}
	return r.String(), pointer, nil
}

// at returns the schema at a JSON pointer in a document; nil for a schema that
// is just true or false.
func (docs documents) at(doc, pointer string) (*object, error) {
	var v any = docs.roots[doc]
	if docs.roots[doc] == nil {
		return nil, fmt.Errorf("no schema %s among the files", doc)
	}
	if pointer == "" {
		return docs.roots[doc], nil
	}
	for part := range strings.SplitSeq(pointer[1:], "/") {
		part = tree.Unescape(part)
		switch in := v.(type) {
		case *object:
			v = in.members[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(in) {
				return nil, fmt.Errorf("no schema at %s#%s", doc, pointer)
			}
			v = in[i]
		default:
			return nil, fmt.Errorf("no schema at %s#%s", doc, pointer)
		}
	}
	switch o := v.(type) {
	case *object:
		return o, nil
	case bool:
		return nil, nil
	}
	return nil, fmt.Errorf("no schema at %s#%s", doc, pointer)
}
