/// What takes the place of one value.
@nonexhaustive
public enum MaskStyle: Hashable, Sendable {
  /// White space is dropped and every other character becomes a star, but for the last few, which
  /// stay. A value that is no longer than its tail becomes stars altogether.
  case stars(tail: Int)
  /// The first character of the local part stays, one star stands for each further one, and the at
  /// sign and the domain stay.
  case emailAddress
  /// The digits without separators, first six and last four shown; last four only below 15 digits.
  case firstSixLastFour
  /// The kind's word in brackets, such as `[card]`.
  case placeholder
}
