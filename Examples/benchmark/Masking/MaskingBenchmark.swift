import Masking

/// Masking, beside a plain loop over the bytes of the same strings.
let maskingRows = [
  Row(
    name: "masking",
    summary: "detecting and masking, as a share of a byte loop over the same strings",
    measure: measureMasking
  )
]

@Sendable
private func measureMasking(_ rounds: Int) async throws -> [Figure] {
  let masker = Masker(.init(homeRegions: ["US", "FI", "SE"]))
  var figures: [Figure] = []
  for (mix, messages, floor) in [
    ("dense", MaskingMessages.dense, "12 %"), ("sparse", MaskingMessages.sparse, "35 %"),
  ] {
    let bytes = messages.reduce(0) { $0 + $1.utf8.count }
    var loop: [Double] = []
    var detect: [Double] = []
    var mask: [Double] = []
    for _ in 0..<rounds {
      loop.append(await megabytes(bytes) { MaskingMessages.byteLoop(messages) })
      detect.append(
        await megabytes(bytes) { messages.reduce(0) { $0 + masker.findings(in: $1).count } }
      )
      mask.append(
        await megabytes(bytes) { messages.reduce(0) { $0 + masker.mask($1).utf8.count } }
      )
    }
    let bar = Figure("byte loop, \(mix)", unit: "MB a second", loop)
    var detected = Figure("detect, \(mix)", unit: "MB a second", detect)
    detected.yardstick = (bar.name, bar.best)
    detected.goal = "floor \(floor)"
    var masked = Figure("detect and mask, \(mix)", unit: "MB a second", mask)
    masked.yardstick = (detected.name, detected.best)
    masked.goal = "floor 50 %"
    figures += [bar, detected, masked]
  }
  return figures
}

/// Megabytes a second of some work over the messages, done often enough to be measured.
private func megabytes(_ bytes: Int, _ work: () -> Int) async -> Double {
  var sum = 0
  let passes = 20
  let rate = await rate(passes) { for _ in 0..<passes { sum &+= work() } }
  precondition(sum != 0)
  return rate * Double(bytes) / 1e6
}

/// Messages of about 150 bytes: with an entity and a decoy each, and the everyday mix of which 93 %
/// are clean.
enum MaskingMessages {
  static let clean: [String] = sentences.indices.map { index in
    (0..<4).map { sentences[(index + $0 * 3) % sentences.count] }.joined(separator: " ")
  }

  static let dense: [String] = (0..<4000).map { index in
    let number = sensitive[index * 7 % sensitive.count]
    let decoy = harmless[index * 5 % harmless.count]
    return "\(clean[index % clean.count].prefix(60)) \(number), ref. \(decoy). "
      + "\(clean[index * 3 % clean.count].prefix(60))"
  }

  static let sparse: [String] = (0..<6000).map { index in
    index % 14 == 0 ? dense[index % dense.count] : clean[index % clean.count]
  }

  /// Adds up the bytes, one by one and with the check for overflow that any Swift loop has.
  static func byteLoop(_ messages: [String]) -> Int {
    var sum = 0
    for var message in messages {
      sum += message.withUTF8 { bytes in unsafe add(bytes) }
    }
    return sum
  }

  private static func add(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var sum = 0
    for index in bytes.indices { sum += Int(unsafe bytes[index]) }
    return sum
  }

  private static let sentences = [
    "I have already tried restarting the router twice.", "Paketti saapui märkänä ja rikkinäisenä.",
    "Könnten Sie das heute prüfen?", "L'application plante à l'ouverture des réglages.",
    "Appen kraschar när jag öppnar inställningarna.", "Здравствуйте, мне нужна помощь.",
    "こんにちは、アカウントの件で困っています。", "Hola, necesito ayuda con mi cuenta.",
    "Dzień dobry, proszę o pomoc.", "The app keeps crashing when I open the settings.",
    "Γεια σας, χρειάζομαι βοήθεια.", "مرحبا، أحتاج إلى مساعدة في حسابي.", "Kiitos nopeasta avusta!",
  ]

  private static let sensitive = [
    "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "GB82 WEST 1234 5698 7654 32",
    "NO9386011117947", "123-45-6789", "+447700900123", "+1 202-555-0147", "(415) 555-0132",
    "041 2399812", "070-174 06 05", "melissa@example.com", "åsa.öberg@example.com",
    "jo@x.example.org",
  ]

  private static let harmless = [
    "2021-08-31", "12.5.2024", "1630923606", "4006381333931", "490154203237518",
    "A056-4997897-3674148",
    "192.168.1.20", "v10.23.8735-beta.2", "9057992e-3a87-4368-9854-cce1c77a9796", "44 649 Ft",
    "https://example.fi/t?id=142174952940", "SKU 828-147-17", "09285-8365", "@sofia79",
  ]
}
