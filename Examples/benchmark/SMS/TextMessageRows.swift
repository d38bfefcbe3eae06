import SMSChannel

/// Text messages: counting segments.
let textMessageRows = [
  Row(
    name: "sms-segments",
    summary: "counting the segments of texts as carriers do",
    measure: measureSegments
  )
]

@Sendable
private func measureSegments(_ rounds: Int) async throws -> [Figure] {
  var figures: [Figure] = []
  for (mix, texts) in SegmentTexts.mixes {
    var samples: [Double] = []
    for _ in 0..<rounds { samples.append(await countsPerSecond(texts)) }
    var figure = Figure("segment counts, \(mix)", unit: "a second", samples)
    figure.goal = "1,000,000"
    figures.append(figure)
  }
  return figures
}

private func countsPerSecond(_ texts: [String]) async -> Double {
  let passes = 400
  var sum = 0
  let rate = await rate(passes * texts.count) {
    for _ in 0..<passes {
      for text in texts { sum &+= SegmentCount(text).segments }
    }
  }
  precondition(sum >= passes * texts.count)
  return rate
}

/// Texts of 20 to 900 characters.
private enum SegmentTexts {
  static var mixes: [(String, [String])] {
    let plain = long("Your order 1042 has left our warehouse and will be with you tomorrow. ")
    let extended = long("Total {net} 12,50 € [incl. VAT] ~ 10 % off | see ")
    let cyrillic = long("Здравствуйте, ваш заказ передан курьеру. ")
    let emoji = long("Danke 😀 bis morgen 👋🏽 ")
    return [
      ("everyday mix", plain + plain + extended + cyrillic + emoji), ("GSM-7", plain),
      ("GSM-7 with escapes", extended), ("UCS-2", cyrillic), ("UCS-2 with emoji", emoji),
    ]
  }

  private static func long(_ sentence: String) -> [String] {
    [20, 60, 100, 140, 160, 161, 250, 480, 900].map { length in
      String(String(repeating: sentence, count: length / sentence.count + 1).prefix(length))
    }
  }
}
