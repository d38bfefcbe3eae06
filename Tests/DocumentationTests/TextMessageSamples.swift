import ChannelAdapters
import ConversationCore
import Foundation
import SMSChannel
import Testing
import URLSessionTransport

#if canImport(CryptoKit)
import CryptoKit

/// As in the guide; swift-crypto's module `Crypto` has the same types.
struct CryptoKitVerifier: Ed25519Verifying {
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool {
    try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
      .isValidSignature(signature, for: message)
  }
}
#endif

@Suite struct TextMessageSamples {
  @Test func `SMS: segments and what a draft costs`() {
    let count = SegmentCount("Your parcel is on its way 📦")
    #expect(count.encoding == .ucs2)
    #expect(count.segments == 1)
    #expect(count.room == 42)

    let tariff = SegmentTariff(segment: Decimal(5) / 100, currency: "EUR")
    let preview = DraftPreview(
      "We’ll call you back",
      replacement: .whenCheaper,
      limit: .twilio,
      tariff: tariff
    )
    #expect(preview.count.segments == 1)
    #expect(preview.price == Decimal(5) / 100)
    #expect(preview.costly == ["’"])
    #expect(preview.excess == nil)
  }

  @Test func `SMS: replacing and splitting`() {
    let plain = TypographicReplacement.replacing(in: "It’s 5 – 6 o’clock…")
    #expect(plain == "It's 5 - 6 o'clock...")

    let longText = String(repeating: "Family: 👨‍👩‍👧‍👦. ", count: 20)
    let messages = MessageSplitter(segments: 2).split(longText)
    #expect(messages.joined() == longText)
  }

  @Test func `SMS: numbers`() throws {
    let number = try PhoneNumber("020 7946 0018", in: "GB")
    #expect(number.normalized == "+442079460018")
    #expect(number.raw == "020 7946 0018")
    #expect(number.kind == .longCode)
  }

  @Test func `SMS: how messages are sent`() throws {
    let (accountSID, authToken) = ("AC0123456789abcdef0123456789abcdef", "made-up-auth-token")
    let account = try TwilioAccount(
      sid: accountSID,
      authTokens: SecretSet(newest: try Secret(authToken))
    )
    let adapter = try TwilioSMSAdapter(
      account: account,
      exchange: URLSessionExchange(),
      statusCallback: "https://support.example.com/hooks/twilio",
      options: TwilioSendOptions(
        messagingService: "MG0123456789abcdef0123456789abcdef",
        validity: 4 * 3600,
        typography: .whenCheaper,
        rateLimit: RateLimit(perSecond: 1, burst: 3)
      )
    )
    #expect(adapter.id == "twilio")
  }

  @Test func `SMS: a file that a customer has sent to Twilio`() async throws {
    let adapter = try TwilioSMSAdapter(
      account: TwilioAccount(
        sid: "AC0123456789abcdef0123456789abcdef",
        authTokens: SecretSet(newest: try Secret("made-up-auth-token"))
      ),
      exchange: URLSessionExchange()
    )
    let attachment = ConversationCore.Attachment(
      mediaType: "image/jpeg",
      reference: "https://example.com/1"
    )
    await #expect(throws: MediaError.self) {
      let policy = MediaPolicy(hosts: TwilioSMSAdapter.mediaHosts, byteLimit: 16 << 20)
      let bytes = try await adapter.open(attachment, under: policy)
      #expect(!bytes.isEmpty)
    }
  }

  @Test func `SMS: Sinch's access tokens`() throws {
    let keySecret = try Secret("made-up-c")
    let authorized = try ClientCredentialsExchange(
      URLSessionExchange(),
      tokenURL: SinchSMS.tokenURL,
      client: "made-up-key",
      secret: keySecret
    )
    let exchange: any HTTPExchange = authorized
    #expect(exchange is ClientCredentialsExchange)
  }

  @Test func `SMS: Vonage and Sinch`() throws {
    let (apiSecret, signatureSecret) = (try Secret("made-up-a"), try Secret("made-up-b"))
    let (keySecret, webhookSecret) = (try Secret("made-up-c"), try Secret("made-up-d"))
    let vonage = try VonageSMS(
      apiKey: "abcd1234",
      apiSecret: apiSecret,
      signatureSecrets: SecretSet(newest: signatureSecret),
      callback: "https://support.example.com/hooks/vonage"
    )
    let sinch = try SinchSMS(
      projectID: "c36f3d3d-1513-2edd-ae42-11995557ff61",
      appID: "01EB37HMH1M6SV18BSNS3G135H",
      key: .init(id: "made-up-key", secret: keySecret),
      webhookSecrets: SecretSet(newest: webhookSecret)
    )
    let adapters = [
      SMSAdapter(id: "vonage", provider: vonage, exchange: URLSessionExchange()),
      SMSAdapter(id: "sinch", provider: sinch, exchange: URLSessionExchange()),
    ]
    #expect(adapters.map(\.id) == ["vonage", "sinch"])
  }

  @Test func `SMS: Telnyx with the host's verifier`() throws {
    struct HostVerifier: Ed25519Verifying {
      func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool { false }
    }
    let apiKey = try Secret("made-up-key")
    let publicKey = Base64Coding.encode([UInt8](repeating: 1, count: 32))
    let telnyx = try TelnyxSMS(
      apiKey: apiKey,
      profileID: "made-up-profile",
      signature: TelnyxSignature(publicKey: publicKey, verifier: HostVerifier())
    )
    #expect(telnyx.consentGroup(of: Scene.entryPoint) == "made-up-profile")
  }

  @Test func `SMS: words of consent`() {
    let policy = ConsentPolicy.standard(
      for: .longCode,
      answerer: .sdk(.english(business: "Example Ltd", contact: "example.com/help"))
    )
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      text: "“Stop.”",
      externalID: "SM1"
    )
    let decision = policy.decide(on: message, known: nil, at: Date(timeIntervalSince1970: 0))
    #expect(decision.optsOut)
    #expect(!decision.isForPeople)
    #expect(decision.answer?.hasPrefix("Example Ltd: you will get no more messages") == true)
  }

  @Test func `SMS: words of more languages`() {
    var words = ConsentWords.standard(for: .longCode).leavingOut(["cancel"])
    for language in ["es", "fr"] {
      if let more = ConsentWords.words(ofLanguage: language) { words = words.adding(more) }
    }
    let policy = ConsentPolicy(words: words)
    #expect(policy.words.request(in: "BAJA", isOptedOut: false) == .optOut)
    #expect(policy.words.request(in: "CANCEL", isOptedOut: false) == nil)
  }
}
