public import ConversationCore

extension TextMeasure {
  /// Segments of a text message, as carriers count them.
  public static let segments = Self(unit: "segments") { SegmentCount($0).segments }
}

/// The longest text messages that providers take (C-01): for `ChannelCapabilities/textLimit`.
extension TextLimit {
  /// Twilio: 1,600 units of UTF-16 (error 21617 above).
  public static let twilio = Self(maximum: 1600, measure: .utf16)
  /// Telnyx: ten segments.
  public static let telnyx = Self(maximum: 10, measure: .segments)
  /// What a telephone can join: 255 segments.
  public static let joinable = Self(
    maximum: ConcatenationHeader.maximumSegments,
    measure: .segments
  )
}
