/// A value that is one thing as a whole: an address, a number, a name.
///
/// Its kind decides how it is masked; nothing is searched for, except in ``text(_:)``.
@nonexhaustive
public enum ContactValue: Hashable, Sendable {
  /// A phone number in any writing.
  case phoneNumber(String)
  /// The short number of a service.
  case shortCode(String)
  /// An id made of digits only, as messaging services give their users.
  case numericID(String)
  /// An email address.
  case emailAddress(String)
  /// A person's name; masked only if it is really a phone number.
  case name(String, customerNumber: String? = nil)
  /// Anything else: a page's name, a signature.
  case text(String)
}

extension Masker {
  /// The value as it may be shown to somebody who must not see it, whether its characters are written
  /// as they are or with percent signs.
  /// - Parameter value: The value and what it is.
  /// - Returns: The masked value; a name or a text in which nothing is found comes back as it is.
  public func mask(_ value: ContactValue) -> String {
    switch value {
    case .phoneNumber(let number), .shortCode(let number), .numericID(let number):
      return whole(number, as: .phone)
    case .emailAddress(let address):
      guard DisplayName.hasLocalPart(address) else { return maskShown(address) }
      return whole(address, as: .email)
    case .name(let name, let customerNumber):
      if DisplayName(name).isNumber(ofCustomer: customerNumber) { return whole(name, as: .phone) }
      guard let plain = EscapedText(name)?.plain,
        DisplayName(plain).isNumber(ofCustomer: customerNumber)
      else { return name }
      return whole(plain, as: .phone)
    case .text(let text): return maskShown(text)
    }
  }

  /// A whole value, masked as `kind` has it.
  private func whole(_ value: String, as kind: SensitiveKind) -> String {
    ByteView.lend(value) { bytes in
      guard bytes.count > 0, !bytes.isMasked(as: settings.format[kind], word: kind.rawValue) else {
        return value
      }
      var counter = ByteCounter()
      let range = 0..<bytes.count
      bytes.writeMask(
        of: range,
        settings.format[kind],
        word: kind.rawValue,
        into: &counter
      )
      return unsafe String(unsafeUninitializedCapacity: max(1, counter.count)) { buffer in
        guard counter.count > 0 else { return 0 }
        var writer = unsafe ByteWriter(buffer)
        bytes.writeMask(of: range, settings.format[kind], word: kind.rawValue, into: &writer)
        return writer.count
      }
    }
  }
}

extension ByteView {
  /// Whether the text is already what a style without a rule of its own would leave: a placeholder.
  fileprivate func isMasked(as style: MaskStyle, word: String) -> Bool {
    guard style == .placeholder, count == word.utf8.count + 2, self[0] == Ascii.leftBracket,
      self[count - 1] == Ascii.rightBracket
    else { return false }
    return zip(1..., word.utf8).allSatisfy { self[$0] == $1 }
  }
}
