import ChannelAdapters
import ConversationCore
import EmailChannel
import MessengerChannel
import SMSChannel
import Testing
import URLSessionTransport
import WebChatChannel

@Suite struct ProviderSamples {
  @Test func `SMSChannel: a Twilio account`() throws {
    let (accountSID, authToken) = ("AC0123456789abcdef0123456789abcdef", "made-up-auth-token")
    let account = try TwilioAccount(
      sid: accountSID,  // AC and 32 hexadecimal digits
      authTokens: SecretSet(newest: try Secret(authToken))
    )
    let adapter = try TwilioSMSAdapter(
      account: account,
      exchange: URLSessionExchange(),
      statusCallback: "https://support.example.com/hooks/twilio"
    )
    #expect(adapter.id == "twilio")
  }

  @Test func `MessengerChannel: an app and a page`() throws {
    let appSecret = try Secret("made-up-app-secret")
    let verifyToken = try Secret("made-up-verify-token")
    let pageToken = try Secret("made-up-page-token")
    let app = MetaApp(
      secrets: SecretSet(newest: appSecret),
      verifyTokens: SecretSet(newest: verifyToken)
    )
    let adapter = try MessengerAdapter(
      app: app,
      pages: [MessengerPage(id: "1234567890", accessToken: pageToken)],
      exchange: URLSessionExchange()
    )
    #expect(adapter.id == "messenger")
  }

  #if os(Linux) || os(macOS)
  @Test func `EmailChannel: a mailbox and the system's sendmail`() throws {
    let secret = try Secret("made-up-naming-secret")
    let adapter = try EmailAdapter(
      mailboxes: ["support@example.com"],
      names: OwnMessageIDs(domain: "mail.example.com", newest: secret),
      transport: SendmailTransport(),
      senders: .requestHeader("X-Dmarc-Result")
    )
    #expect(adapter.id == "email")
  }
  #endif

  @Test func `WebChatChannel: a visitor's token`() throws {
    let now = Scene.morning
    let secrets = SecretSet(newest: try Secret("made-up-token-secret"))
    let (userID, userName) = ("user-42", "Lena")
    // When a page is made: who is looking at it.
    let token = try VisitorToken(visitor: userID, widget: "shop", name: userName, issuedAt: now)
    let text = token.signed(with: secrets)
    let read = try VisitorToken(verifying: text, secrets: secrets, widgets: ["shop"], at: now)
    #expect(read == token)
  }
}
