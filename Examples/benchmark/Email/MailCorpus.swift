import Foundation
import Synchronization

/// Mails of our own making that are like those of the wild: ten kinds, in nine character sets.
enum MailCorpus {
  /// About 9.5 kB each on average, two thirds of them with files or HTML.
  static let mails: [[UInt8]] = (0..<300).map { mail($0) }

  private static let sum = Atomic<Int>(0)

  /// Keeps what was worked out from being left out.
  static func use(_ number: Int) { sum.wrappingAdd(number, ordering: .relaxed) }

  private static func mail(_ number: Int) -> [UInt8] {
    var header = """
      Return-Path: <anna\(number)@example.org>
      Received: from mx\(number).example.net (mx\(number).example.net [192.0.2.7])
       by mail.example.com (Postfix) with ESMTPS id 4BDAE19F546
       for <support@example.com>; Tue, 1 Sep 2026 10:00:0\(number % 10) +0000 (UTC)
      Received: from [198.51.100.\(number % 250)] by mx\(number).example.net with HTTP;
       Tue, 1 Sep 2026 10:00:00 +0000
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=2026;
       h=from:to:subject:date:message-id; bh=\(String(repeating: "A1b2", count: 11));
       b=\(String(repeating: "C3d4E5f6", count: 20))
      From: =?utf-8?Q?Anna_=C3=84rger?= <anna\(number)@example.org>
      To: "Support, all of us" <support@example.com>
      Subject: =?utf-8?B?R3LDvMOfZSB1bmQgZWluZSBGcmFnZQ==?= no. \(number)
      Date: Tue, 1 Sep 2026 10:00:00 +0000
      Message-ID: <\(number).117@example.org>
      In-Reply-To: <\(number).116@mail.example.com>
      References: <\(number).1@example.org> <\(number).116@mail.example.com>
      MIME-Version: 1.0
      X-Mailer: Made up 1.0

      """
    let text = body(number)
    switch number % 10 {
    case 0: header += "Content-Type: text/plain; charset=utf-8\n\n\(text)"
    case 1:
      header += "Content-Type: text/plain; charset=iso-8859-1\n"
      header += "Content-Transfer-Encoding: quoted-printable\n\n"
      header += text.replacingOccurrences(of: "ü", with: "=FC").replacingOccurrences(
        of: "ß",
        with: "=DF"
      )
    case 2:
      header += "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
      header += base64(Data(text.utf8))
    case 3...6:
      header += """
        Content-Type: multipart/alternative; boundary="a\(number)"

        --a\(number)
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        \(text)
        --a\(number)
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        \(html(text))
        --a\(number)--

        """
    case 7:
      header += "Content-Type: text/html; charset=utf-8\n\n\(html(text))"
    case 8:
      let encoded: [UInt8] = [0xbe, 0xcf, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4, 0x0a]
      let korean = Array(repeatElement(encoded, count: 200).joined())
      return Array("\(header)Content-Type: text/plain; charset=euc-kr\n\n".utf8) + korean
    default:
      header += """
        Content-Type: multipart/mixed; boundary="m\(number)"

        --m\(number)
        Content-Type: text/plain; charset=utf-8

        \(text)
        --m\(number)
        Content-Type: image/png; name="=?utf-8?Q?Gr=C3=BC=C3=9Fe.png?="
        Content-Disposition: attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.png
        Content-Transfer-Encoding: base64

        \(base64(Data((0..<30_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) })))
        --m\(number)--

        """
    }
    return Array(header.replacingOccurrences(of: "\n", with: "\r\n").utf8)
  }

  private static func base64(_ data: Data) -> String {
    data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }

  private static func html(_ text: String) -> String {
    let lines = text.split(separator: "\n").map {
      "<p class=3D\"MsoNormal\"><span style=3D\"font-size:11.0pt\">\($0)</span></p>"
    }
    return "<html><head><style>p { margin: 0 }</style></head><body>\n"
      + lines.joined(separator: "\n") + "\n</body></html>"
  }

  private static func body(_ number: Int) -> String {
    let reply = replies[number % replies.count]
    return Array(repeating: reply, count: 3 + number % 4).joined(separator: "\n")
  }

  /// Answers in thirteen languages, with quotations and signatures of the usual kinds, about 1 kB.
  static let replies: [String] = introductions.enumerated().map { index, introduction in
    let words = sentences[index % sentences.count]
    let quoted = (0..<12).map { "> \(sentences[($0 + index) % sentences.count])" }
      .joined(separator: "\n")
    let signature = index % 3 == 0 ? "\n-- \nAnna Ärger\nExample Ltd" : "\nSent from my iPhone"
    return "\(words)\n\(words)\n\(signature)\n\n\(introduction)\n\n\(quoted)\n"
  }

  /// Texts on which scanners with more than one pass have stumbled.
  static let pathological: [(String, String)] = [
    ("a line of 767 kB of quotation marks", "Hi\n" + String(repeating: ">", count: 767_000)),
    ("a word of 700 kB", "> " + String(repeating: "ACGT", count: 175_000)),
    ("100,000 quoted lines", "Hi\n" + String(repeating: "> a\n", count: 100_000)),
    ("50,000 lines that end with a colon", String(repeating: "about this:\n", count: 50_000)),
    ("50,000 rules", String(repeating: "Hi\n-----\n", count: 25_000)),
    ("50,000 fields", String(repeating: "From: a\nTo: b\n", count: 25_000)),
  ]

  private static let introductions = [
    "On Mon, Sep 1, 2026 at 10:00 AM Support <support@example.com> wrote:",
    "Am 01.09.2026 um 10:00 schrieb Support:",
    "Le lun. 1 sept. 2026 à 10:00, Support <support@example.com> a écrit :",
    "El lun, 1 sept 2026 a las 10:00, Support (<support@example.com>) escribió:",
    "Il giorno lun 1 set 2026 alle ore 10:00 Support <support@example.com> ha scritto:",
    "Em seg., 1 de set. de 2026 às 10:00, Support <support@example.com> escreveu:",
    "Op ma 1 sep. 2026 om 10:00 schreef Support <support@example.com>:",
    "Den mån 1 sep. 2026 kl 10:00 skrev Support <support@example.com>:",
    "ma 1. syysk. 2026 klo 10.00 Support (support@example.com) kirjoitti:",
    "pon., 1 wrz 2026 o 10:00 Support <support@example.com> napisał(a):",
    "V pon., 1. sep. 2026 ob 10:00 je oseba Support <support@example.com> napisala:",
    "пн, 1 сент. 2026 г. в 10:00, Support <support@example.com>:",
    "-----Original Message-----\nFrom: Support\nSent: Monday, 1 September 2026\nTo: Anna\nSubject: Order",
  ]

  private static let sentences = [
    "Thank you, the parcel has arrived, but one of the two cups is broken.",
    "Vielen Dank für die schnelle Antwort, größer geht es wohl nicht.",
    "Pourriez-vous me dire quand la commande sera expédiée ?",
    "¿Podrían decirme cuándo llega mi pedido?", "Grazie, va benissimo così.",
    "Kiitos nopeasta vastauksesta, paketti tuli perille.", "Dziękuję, wszystko jest w porządku.",
    "Спасибо, посылка пришла вчера.",
  ]
}

/// The mails of the corpus after accidents: flipped bits, lost and doubled pieces, cuts.
struct MailMutations {
  private var state: UInt64
  private let sources: [[UInt8]]

  init(seed: UInt64) {
    state = seed
    // Small ones, so that accidents hit what has structure.
    sources = MailCorpus.mails.prefix(10).map { Array($0.prefix(2500) + $0.suffix(300)) }
  }

  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func next() -> [UInt8] {
    var bytes = sources[random(sources.count)]
    for _ in 0...random(8) where !bytes.isEmpty {
      let position = random(bytes.count)
      let end = min(bytes.count, position + 1 + random(60))
      switch random(7) {
      case 0: bytes.removeSubrange(end...)
      case 1: bytes.removeSubrange(position..<end)
      case 2: bytes.insert(contentsOf: bytes[position..<end], at: random(bytes.count))
      case 3: bytes[position] = UInt8(random(256))
      case 4: bytes.insert(contentsOf: Self.tokens[random(Self.tokens.count)].utf8, at: position)
      default: bytes[position] ^= 1 << UInt8(random(8))
      }
    }
    return bytes
  }

  private static let tokens = [
    "\r\n\r\n", "\r", "\n--", "=?utf-8?Q?", "?=", "=?iso-2022-jp?B?GyRC?=", "boundary=", "\"", "(",
    "<",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "charset=gb18030", "charset=utf-16",
    "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: x-uuencode\n", "<table><td>",
    "<!--", "&#x", "*0*=utf-8''%", "\u{0}", "> ", "-- \n",
    "Content-Type: message/delivery-status\n",
  ]
}
