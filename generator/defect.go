package generator

// Defect is what a panic of a stage is raised again as: with what the program
// was doing at that time, so that a report can say it.
type Defect struct {
	Reference string // of the case
	Document  string // type of document that was being made, "" for none
	Said      any    // by the stage; it may hold values of the case
}

// raise is to be deferred where the work begins.
func (d *Defect) raise() {
	if p := recover(); p != nil {
		d.Said = p
		panic(*d)
	}
}
