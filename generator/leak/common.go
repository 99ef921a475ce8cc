package leak

import (
	"slices"
	"strings"
)

// common are words that are also surnames or parts of the names of places, sorted.
var common = slices.Sorted(slices.Values(strings.Fields(`
	acorn acorns all april archer august autumn badger baker ball balls banks barber barker barn bay beach bean bear beaver bee bees
	bell bells berry best birch bird birds bishop black blackbird blossom blue blunt boat bond book books bowl box branch bridge bridges
	bright brook brooks brown bunny bush butcher butler butterflies butterfly buttercup caring carpenter carter case castle chambers
	chance chase cherry chestnut child christian church clay close coast cole cook cooper corner cotton county court cousin crane creek
	cross crown daisies daisy dale dance dancer day days dean dear diamond doctor dolphin drake dream dreams driver duck duke early
	earth east elm end english fair faith farm farmer father fields field finch first fish fisher flower flowers folly ford forest
	forester foster fountain fox frank freeman french friend friends frost fuller garden gardens gardener garland gate gates gold golden
	good grace grant gray great green greenwood grey grove guest hall hand happy hard hardy harbour hare hawk hay hazel head hearts
	heart heath hedgehog heron high hill hills hive holiday holly honey hood hope horn horse hunt hunter ivy jewel jolly joy judge june
	justice keen key keys kind king kings kite knight ladybird ladybirds lake lamb lambs lane lark law leaf leaves leader light lilies
	lily lion little lock lodge long love low major manor maple march marsh mason may mayor mead meadow meadows mercy mill miller mills
	monk moody moon moor moss mother mount mountain new noble north nurse nursery oak oaks old olive orange orchard order otter owl owls
	page pages park parks parsons parish peace peacock pear pearl penny perfect pike pilgrim pine place plant play pond pool poplar
	poppy porter post potter pound power powers price pride prince prior queen queens quick rabbit rainbow ray read reader reading red
	reed rice rich ring river rivers riverside road robin rock rose roses rowan royal rush sage sailor sand sands savage school sea seal
	self senior shade sharp shell shepherd ship shore short silver singer skinner skylark sky sleep small smart snow soldier song south
	sparrow speed spring springs square squirrel standing star stars station steel steps still stone stones storm stream street strong
	summer summers sun sunflower sunny sunrise sunset sunshine swallow swan swans sweet sweeting swift tailor teacher temple thistle
	thorn tiger tiny tower town tree trees trust tulip turner upper valley view village violet vine wagon walk walker wall walls ward
	warren water waters way weaver weeks well wells west wheeler white wild will willow willows wind windmill winter winters wise wolf
	wonder wood woods woodland word words worth wren yard york young youth`)))

// isCommon reports whether a folded word is common in English.
func isCommon(word string) bool {
	_, found := slices.BinarySearch(common, word)
	return found
}
