import ChannelAdapters
import ChannelTestSupport
import SMSChannel
import Testing

@Suite struct TwilioSignatureTests {
  @Test(arguments: TwilioVector.all)
  func `Twilio's own vectors are recognised`(_ vector: TwilioVector) throws {
    let tokens = SecretSet(newest: try Secret(vector.token))
    let fields = try FormFields(decoding: vector.form.utf8)
    #expect(
      TwilioSignature.match(vector.signature, url: vector.url, fields: fields, tokens: tokens)
        != nil
    )
  }

  @Test(arguments: TwilioVector.all)
  func `no vector is recognised with another token or another field`(_ vector: TwilioVector) throws
  {
    let wrong = SecretSet(newest: try Secret("another-made-up-token"))
    var fields = try FormFields(decoding: vector.form.utf8)
    #expect(
      TwilioSignature.match(vector.signature, url: vector.url, fields: fields, tokens: wrong) == nil
    )
    fields.append(name: "Extra", value: "")
    let right = SecretSet(newest: try Secret(vector.token))
    #expect(
      TwilioSignature.match(vector.signature, url: vector.url, fields: fields, tokens: right) == nil
    )
  }

  @Test func `A2 what Twilio's libraries refuse is refused`() throws {
    for vector in TwilioVector.refused {
      let fields = try FormFields(decoding: vector.form.utf8)
      let tokens = SecretSet(newest: try Secret(vector.token))
      #expect(
        TwilioSignature.match(vector.signature, url: vector.url, fields: fields, tokens: tokens)
          == nil,
        "\(vector.name)"
      )
    }
  }

  @Test func `A2 the hash in the URL is of the raw body, and a body without one is nobody's`() {
    let url = "https://mycompany.com/myapp.php?bodySHA256=\(TwilioVector.bodyHash)"
    let body = Array(TwilioVector.body.utf8)
    #expect(TwilioSignature.bodyMatches(body, url: url))
    #expect(!TwilioSignature.bodyMatches(body + [0x20], url: url))
    let bare = "https://mycompany.com/myapp.php?foo=1&bar=2"
    #expect(!TwilioSignature.bodyMatches(body, url: bare))
  }

  @Test func `what is signed here is recognised here, fragment left out`() throws {
    let token = try Secret("made-up-token")
    let fields = FormFields([FormField(name: "Body", value: "Grüße 👋🏽")])
    let signature = TwilioSignature.sign(
      url: "https://example.com/a?b#rc=2",
      fields: fields,
      with: token
    )
    let tokens = SecretSet(newest: try Secret("newer"), older: [token])
    let match = TwilioSignature.match(
      signature,
      url: "https://example.com/a?b",
      fields: fields,
      tokens: tokens
    )
    #expect(match?.position == 1)
  }

  @Test(arguments: [
    "WRONG SIGNATURE", "", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "RSOYDt4T1cUTdK1PDd93/VVr8B8=\n",
  ])
  func `anything but the base64 of the signature is refused`(_ signature: String) throws {
    let tokens = SecretSet(newest: try Secret("12345"))
    let fields = try FormFields(decoding: TwilioVector.call.utf8)
    let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    #expect(TwilioSignature.match(signature, url: url, fields: fields, tokens: tokens) == nil)
  }

  @Test func `a port inside of an IPv6 address is not taken for one`() throws {
    let token = try Secret("made-up-token")
    let url = "https://[2001:db8::1]/a"
    let tokens = SecretSet(newest: token)
    let withPort = TwilioSignature.sign(url: "https://[2001:db8::1]:443/a", with: token)
    #expect(TwilioSignature.match(withPort, url: url, tokens: tokens) != nil)
    let broken = TwilioSignature.sign(url: "https://[2001:db8:/a", with: token)
    #expect(TwilioSignature.match(broken, url: url, tokens: tokens) == nil)
  }

  @Test func `every vector of the shared samples is judged as Twilio judges it`() throws {
    let file = try SharedSamples.decoded(
      SampleFile.self,
      from: "samples/twilio/twilio_signature_vectors.json"
    )
    for vector in file?.vectors ?? [] {
      let tokens = SecretSet(newest: try Secret(vector.authToken))
      var isValid =
        TwilioSignature.match(
          vector.signature,
          url: vector.url,
          fields: FormFields(vector.fields),
          tokens: tokens
        ) != nil
      if let body = vector.body {
        isValid = isValid && TwilioSignature.bodyMatches(Array(body.utf8), url: vector.url)
      }
      #expect(isValid == vector.expectedValid, "\(vector.name)")
    }
  }
}

private struct SampleFile: Decodable {
  let vectors: [SampleVector]
}

private struct SampleVector: Decodable {
  let name: String
  let authToken: String
  let url: String
  let params: [String: OneOrMany]?
  let body: String?
  let signature: String
  let expectedValid: Bool

  var fields: [FormField] {
    (params ?? [:]).flatMap { name, values in
      values.texts.map { FormField(name: name, value: $0) }
    }
  }
}

private struct OneOrMany: Decodable {
  let texts: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      texts = [text]
    } else {
      texts = try container.decode([String].self)
    }
  }
}
