#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Which files a host allows to be fetched: the SDK fetches none without one.
///
/// What a webhook says about a file is what a stranger says. An address in it may lead into the
/// host's own network (server-side request forgery), so a policy names the only hosts that are asked,
/// and the largest file that is taken. Names are compared, addresses are not looked up: name only
/// hosts of providers, and never one whose name somebody else controls.
///
/// ```swift
/// let policy = MediaPolicy(hosts: TwilioSMSAdapter.mediaHosts, byteLimit: 16 << 20)
/// ```
public struct MediaPolicy: Hashable, Sendable {
  /// The largest number of redirects that is followed, each of them to a host of the policy.
  public static let mostRedirects = 5

  /// The hosts that are asked, in lower case; `*.example.com` stands for every host below that name.
  public let hosts: Set<String>
  /// The largest file that is handed over, in bytes.
  public let byteLimit: Int

  /// States which files may be fetched.
  ///
  /// A name of another form than `example.com` and `*.example.com` permits nothing.
  public init(hosts: some Sequence<String>, byteLimit: Int) {
    self.hosts = Set(hosts.map { $0.lowercased() })
    self.byteLimit = max(0, byteLimit)
  }

  /// Whether an address may be asked: `https`, without credentials, at the standard port, of a host
  /// that is named.
  public func permits(_ url: URL) -> Bool {
    guard url.scheme?.lowercased() == "https", url.user() == nil, url.password() == nil,
      url.port == nil || url.port == 443, let host = url.host()?.lowercased(), Self.isName(host)
    else { return false }
    return hosts.contains(host) || hosts.contains { Self.isBelow(host, $0) }
  }

  /// Whether a host's name is below the name behind `*.`, at whatever depth.
  private static func isBelow(_ host: String, _ pattern: String) -> Bool {
    pattern.utf8.starts(with: "*.".utf8) && isName(pattern.dropFirst(2))
      && host.utf8.count > pattern.utf8.count - 1 && host.hasSuffix(pattern.dropFirst())
  }

  /// Whether a text is a name of two parts or more, the last of which is no number: no address of a
  /// network, in whatever form.
  private static func isName(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areLabels = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
    // `0x7f.1` and `127.1` are addresses to some resolvers.
    let isNumber = parts.last?.first.map { (0x30...0x39).contains($0) } ?? true
    return parts.count > 1 && areLabels && !isNumber
  }
}
