import Masking

/// What a masker finds in a text, as words: `card 4111…`.
func found(
  _ text: String,
  regions: [String] = [],
  _ change: (inout Masker.Settings) -> Void = { _ in }
) -> [String] {
  var settings = Masker.Settings(homeRegions: regions)
  change(&settings)
  return Masker(settings).findings(in: text).map { "\($0.kind.rawValue) \(text[$0.range])" }
}

/// A masker for some regions and a format.
func masker(_ regions: [String] = [], _ format: MaskFormat = .agent) -> Masker {
  Masker(.init(homeRegions: regions, format: format))
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
