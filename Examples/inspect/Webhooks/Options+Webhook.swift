import ChannelAdapters

extension Options {
  /// Whether the webhook is to be verified.
  ///
  /// - Throws: ``UsageError`` when something that this takes is missing, or is not needed.
  func verifies(withURL needsURL: Bool) throws(UsageError) -> Bool {
    guard !has("--unverified") else {
      guard !has("--signature") else {
        throw UsageError(message: "--unverified checks no signature; leave one of the two out.")
      }
      return false
    }
    guard has("--signature") else {
      throw UsageError(
        message: """
          --signature is missing: without it anybody may have written the body, and it is refused. \
          Give the header's value, or --unverified to look at the body all the same.
          """
      )
    }
    guard !needsURL || has("--url") else {
      throw UsageError(
        message: "--url is missing: the signature covers it. Give the URL as Twilio has it."
      )
    }
    return true
  }
}

extension HeaderFields {
  /// Header fields of values that were given as options.
  static func given(_ pairs: [(name: String, value: String)]) throws(UsageError) -> Self {
    do throws(HeaderFieldError) {
      return try HeaderFields(pairs)
    } catch {
      throw UsageError(message: "an option's value cannot stand in a header: \(error.description)")
    }
  }
}

extension [UInt8] {
  /// The bytes without the line end at their end; `nil` if there is none.
  var withoutLastLineEnd: [UInt8]? {
    guard last == 0x0A else { return nil }
    let line = dropLast()
    return Array(line.last == 0x0D ? line.dropLast() : line)
  }
}
