extension PhoneNumber {
  /// Reads a number that a person has written, in a country, in any way that is usual there.
  ///
  /// `020 7946 0018` in `GB` is `+442079460018`; `06 1234 5678` in `IT` keeps its zero, since
  /// Italy dials it from abroad too. What begins with `+`, or with the digits that lead out of the
  /// country, is a number of the country that it names. Three to six digits are a short code.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - region: The country by its two letters (ISO 3166-1).
  /// - Throws: ``PhoneNumberError``; `unknownRegion` for a region that has no numbers, and what
  ///   ``checkLength()`` throws.
  public init(_ text: String, in region: String) throws(PhoneNumberError) {
    guard let country = Country.of(region: region) else { throw PhoneNumberError(.unknownRegion) }
    let written = try WrittenNumber(text)
    if written.isInternational || Self.shortCodeDigits.contains(written.digits.utf8.count) {
      try self.init(text)
      try checkLength()
      return
    }
    let digits = written.digits
    if let prefix = country.internationalPrefix, digits.hasPrefix(prefix),
      let number = try? PhoneNumber("+" + digits.dropFirst(prefix.count)), number.hasPossibleLength
    {
      self.init(raw: text, normalized: number.normalized)
      return
    }
    let national = country.national(digits)
    guard country.mayHave(digits: national.utf8.count) else {
      throw PhoneNumberError(.wrongLength)
    }
    let normalized = "+" + country.callingCode + national
    guard normalized.utf8.count - 1 <= Self.internationalDigits.upperBound else {
      throw PhoneNumberError(.tooLong)
    }
    self.init(raw: text, normalized: normalized)
  }

  /// The calling code of an international number, such as `44`; `nil` for a short code and for a
  /// code that nobody has.
  public var callingCode: String? {
    isShortCode ? nil : Country.sharing(digits: normalized.dropFirst())?.code
  }

  /// The regions that share the calling code, such as `GB`, `GG`, `IM` and `JE`; the digits alone
  /// do not always tell which of them it is.
  public var regions: [String] {
    guard !isShortCode else { return [] }
    return Country.sharing(digits: normalized.dropFirst())?.countries.map(\.region) ?? []
  }

  /// Whether a number of its country can be so long; always so for a short code.
  ///
  /// Tables grow old: a number that a provider hands over is taken all the same.
  public var hasPossibleLength: Bool { (try? checkLength()) != nil }

  /// Refuses an international number that no country has: what somebody has typed wrongly.
  ///
  /// - Throws: ``PhoneNumberError`` `unknownCountry` or `wrongLength`.
  public func checkLength() throws(PhoneNumberError) {
    guard !isShortCode else { return }
    guard let (code, countries) = Country.sharing(digits: normalized.dropFirst()) else {
      throw PhoneNumberError(.unknownCountry)
    }
    let count = normalized.utf8.count - 1 - code.utf8.count
    guard countries.contains(where: { $0.mayHave(digits: count) }) else {
      throw PhoneNumberError(.wrongLength)
    }
  }
}

extension Country {
  /// A national number without the digits that are dialled before it inside of the country.
  fileprivate func national(_ digits: String) -> String {
    guard let trunkPrefix, digits.hasPrefix(trunkPrefix) else { return digits }
    let rest = String(digits.dropFirst(trunkPrefix.count))
    return mayHave(digits: rest.utf8.count) ? rest : digits
  }
}
