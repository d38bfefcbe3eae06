/// Why a file was not handed over.
public struct MediaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What to branch on.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The reference is none of this adapter's: ask the adapter that the message came by.
    case foreignReference
    /// The policy does not name its host, or it is not asked by `https`.
    case notPermitted
    /// It leads from one host of the policy to another without end.
    case tooManyRedirects
    /// It has more bytes than the policy takes.
    case tooLarge(limit: Int)
    /// The provider does not hand it out; the status that it answered with.
    case refused(status: Int)
    /// The provider's answer says nothing of a file.
    case malformed
  }

  /// The reason.
  public let code: Code

  /// States a reason.
  public init(_ code: Code) { self.code = code }

  /// A sentence for developers that names the remedy, and no address.
  public var description: String {
    switch code {
    case .foreignReference:
      "The reference is none of this adapter's; ask the adapter that the message came by."
    case .notPermitted:
      "The policy does not permit the address; name its host if it is the provider's own."
    case .tooManyRedirects: "The file leads from host to host; ask the provider."
    case .tooLarge(let limit): "The file has more than \(limit) bytes; raise the policy's limit."
    case .refused(let status):
      "The provider answered with status \(status); files are kept for some time only."
    case .malformed: "The provider's answer says nothing of a file."
    }
  }
}
