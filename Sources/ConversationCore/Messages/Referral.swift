/// By what a customer came into a thread: a link, an advertisement, a button on a page.
public struct Referral: Hashable, Sendable, Codable {
  /// The kind of way, in the provider's word, such as `SHORTLINK`, `ADS` or `post`.
  public let source: String
  /// What the business wrote into the link for programs.
  public let reference: String?
  /// The provider's identifier of the advertisement or post.
  public let advertisement: String?
  /// The headline of the advertisement, for people.
  public let title: String?
  /// The page or advertisement that the customer came from.
  public let url: String?

  /// Describes a way.
  public init(
    source: String,
    reference: String? = nil,
    advertisement: String? = nil,
    title: String? = nil,
    url: String? = nil
  ) {
    self.source = source
    self.reference = reference
    self.advertisement = advertisement
    self.title = title
    self.url = url
  }
}
