import ChannelAdapters

/// What is known of a webhook's signature.
enum SignatureProof {
  /// One of the secrets made it.
  case fits(SecretMatch, of: Int)
  /// None of the secrets made it.
  case fitsNone
  /// Nobody looked at it.
  case notChecked

  /// What a look at a signature has shown.
  init(_ match: SecretMatch?, of count: Int) {
    self = match.map { .fits($0, of: count) } ?? .fitsNone
  }

  /// The proof as a row of a sheet.
  var detail: Detail {
    var sheet = Sheet("signature")
    switch self {
    case .fits(let match, let count):
      sheet.add("checked", .flag(true))
      sheet.add("secret", .number(match.position + 1))
      sheet.add("secrets", .number(count))
      let age = match.isNewest ? "" : ", which is not the newest"
      let which = count == 1 ? "" : " number \(match.position + 1) of \(count)\(age)"
      return .words("good, made with the secret\(which)", for: .sheet(sheet))
    case .fitsNone: return .absent
    case .notChecked:
      sheet.add("checked", .flag(false))
      sheet.add("secret", .absent)
      sheet.add("secrets", .absent)
      return .words(
        "NOT CHECKED: anybody may have written this, whatever is said of the sender",
        for: .sheet(sheet)
      )
    }
  }
}
