public import ChannelAdapters

/// Whether the author of a mail is proven: the host's word, for anybody can write any `From`.
public struct SenderVerdict: Sendable {
  private let judge: @Sendable (WebhookRequest, MailMessage) -> Bool

  /// Asks the host for each mail.
  public init(_ judge: @escaping @Sendable (WebhookRequest, MailMessage) -> Bool) {
    self.judge = judge
  }

  /// Nobody is proven.
  public static let nobody = Self { _, _ in false }

  /// Proven when a header of the request says so, such as the result of DMARC.
  ///
  /// The header is one that the host sets itself, and takes off whatever comes from outside. A
  /// field of the mail would not do: its author can write `Authentication-Results` too.
  public static func requestHeader(_ name: String, equals value: String = "pass") -> Self {
    Self { request, _ in
      let values = request.headers.values(of: name)
      return values.count == 1 && values[0].lowercased() == value.lowercased()
    }
  }

  func isProven(_ mail: MailMessage, in request: WebhookRequest) -> Bool { judge(request, mail) }
}
