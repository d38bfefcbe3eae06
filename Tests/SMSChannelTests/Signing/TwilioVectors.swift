import Testing

/// A call and the signature that Twilio's own libraries expect of it.
///
/// From the tests of Twilio's libraries for Python (at 306691e7), Node, Java, Go, PHP and C#, all
/// under the MIT licence; those marked `computed` were made with the algorithm that these prove.
struct TwilioVector: Sendable, CustomTestStringConvertible {
  let name: String
  var token = "12345"
  var url = "https://mycompany.com/myapp.php?foo=1&bar=2"
  var form = TwilioVector.call
  let signature: String

  var testDescription: String { name }

  static let call =
    "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212"
    + "&Caller=%2B14158675309"

  private static let message =
    "ToCountry=US&ToState=CA&SmsMessageSid=SM00000000000000000000000000000001&NumMedia=0&ToCity="
    + "&FromZip=94105&SmsSid=SM00000000000000000000000000000001&FromState=CA&SmsStatus=received"
    + "&FromCity=SAN+FRANCISCO&Body=BODY&FromCountry=US&To=%2B15005550006&ToZip=&NumSegments=1"
    + "&MessageSid=SM00000000000000000000000000000001"
    + "&AccountSid=AC00000000000000000000000000000001&From=%2B14155552671&ApiVersion=2010-04-01"

  private static func message(body: String) -> String {
    message.split(separator: "BODY").joined(separator: body)
  }

  /// A body that is no form, and its SHA-256.
  static let body = #"{"property": "value", "boolean": true}"#
  static let bodyHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"

  /// Signatures that Twilio's libraries refuse: they were made of another spelling of the URL.
  static let refused: [Self] =
    [
      "https://MyCompany.com/myapp.php?foo=1&bar=2", "http://MyCompany.com/myapp.php?foo=1&bar=2",
      "https://MyCompany.com:1234/myapp.php?foo=1&bar=2",
    ].map { Self(name: $0, url: $0, signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=") }
    + [Self(name: "no signature at all", signature: "WRONG SIGNATURE")]

  static let all: [Self] = [
    Self(name: "basic", signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    Self(
      name: "values of one name are sorted, and each is signed once",
      form: "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234",
      signature: "IK+Dwps556ElfBT0I3Rgjkr1wJU="
    ),
    Self(
      name: "https with a port, signed without",
      url: "https://mycompany.com:1234/myapp.php?foo=1&bar=2",
      signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    ),
    Self(
      name: "http with a port, signed with it",
      url: "http://mycompany.com:1234/myapp.php?foo=1&bar=2",
      signature: "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="
    ),
    Self(
      name: "https with a port, signed with it",
      url: "https://mycompany.com:1234/myapp.php?foo=1&bar=2",
      signature: "CYn1h0gLBdNxDGkKJg6hYohgeD8="
    ),
    Self(name: "https without a port, signed with 443", signature: "kvajT1Ptam85bY51eRf/AJRuM3w="),
    Self(
      name: "http without a port, signed with 80",
      url: "http://mycompany.com/myapp.php?foo=1&bar=2",
      signature: "0ZXoZLH/DfblKGATFgpif+LLRf4="
    ),
    Self(name: "no fields", form: "", signature: "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
    Self(
      name: "the example of the documentation",
      form: "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030"
        + "&To=%2B18005551212",
      signature: "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
    ),
    Self(
      name: "a host in mixed case",
      url: "https://MyCompany.com/myapp.php?foo=1&bar=2",
      signature: "g9IN/x4Cft2g517EjYvEvM/W7LU="
    ),
    Self(
      name: "a host in mixed case with a port, signed with it",
      url: "https://MyCompany.com:1234/myapp.php?foo=1&bar=2",
      signature: "PCqOZm8cnu/L6+u5i5fuEd+Iac4="
    ),
    Self(
      name: "a host in mixed case, without encryption",
      url: "http://MyCompany.com/myapp.php?foo=1&bar=2",
      signature: "XY7AlKOKL6im4yWyX84gldUrtis="
    ),
    Self(
      name: "user and password in mixed case",
      url: "http://Username:Password@MyCompany.com/myapp.php?foo=1&bar=2",
      signature: "SkTSKyDJH9kUlhItI0slbgZ1UsI="
    ),
    Self(
      name: "user and password, encrypted",
      url: "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2",
      signature: "CukzLTc1tT5dXEDIHm/tKBanW10="
    ),
    Self(
      name: "a user alone",
      url: "https://user@mycompany.com/myapp.php?foo=1&bar=2",
      signature: "2YRLlVAflCqxaNicjMpJcSTgzSs="
    ),
    Self(
      name: "user and password",
      url: "http://username:password@MyCompany.com/myapp.php?foo=1&bar=2",
      signature: "PJ08CxXr7KLPjEQCTc8LkUSMwSM="
    ),
    Self(
      name: "a scheme in capitals",
      url: "HTTP://username:password@MyCompany.com/myapp.php?foo=1&bar=2",
      signature: "hy/l8pca+LFms4cvRdv8uiP6NGc="
    ),
    Self(
      name: "user and password, signed with 443",
      url: "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2",
      signature: "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI="
    ),
    Self(
      name: "a body that is no form, by its hash behind the query",
      url: "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=\(bodyHash)",
      form: "",
      signature: "a9nBmqA0ju/hNViExpshrM61xv4="
    ),
    Self(
      name: "a body that is no form, by its hash alone",
      url: "https://mycompany.com/myapp.php?bodySHA256=\(bodyHash)",
      form: "",
      signature: "y77kIzt2vzLz71DgmJGsen2scGs="
    ),
    Self(
      name: "computed: text with plus, percent, emoji; empty fields are kept",
      token: "s3cr3t",
      url: "https://sdk.example.com/hooks/twilio?tenant=a%20b",
      form: message(body: "Hello+%2B+100%25+%C3%A9+%F0%9F%98%80+%26+%3D"),
      signature: "MR/v0OwFZ6jcUo7QyLZcY3PbhaI="
    ),
    Self(
      name: "computed: blanks around a value are kept",
      token: "s3cr3t",
      url: "https://sdk.example.com/hooks/twilio",
      form: message(body: "++STOP++"),
      signature: "KGH6eW6q5qToTEphhREV7IsfVJo="
    ),
    Self(
      name: "computed: a single quote in the query",
      token: "s3cr3t",
      url: "https://example.com/path?test=param'WithQuote",
      form: "",
      signature: "GfI7onHX/KQ2k1oVS3cUTVk4IEw="
    ),
    Self(
      name: "computed: a single quote that a client has encoded",
      token: "s3cr3t",
      url: "https://example.com/path?test=param%27WithQuote",
      form: "",
      signature: "GfI7onHX/KQ2k1oVS3cUTVk4IEw="
    ),
  ]
}
