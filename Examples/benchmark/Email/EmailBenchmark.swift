import EmailChannel
import Foundation

/// Reading mails and finding what their authors have written.
let emailRows = [
  Row(
    name: "email-read",
    summary: "reading mails of ten kinds, about 9.5 kB each: goal 2x gmime (8,800 a second)",
    measure: measureReading
  ),
  Row(
    name: "email-trim",
    summary: "cutting off quotations and signatures, in thirteen languages",
    measure: measureTrimming
  ),
  Row(
    name: "email-pathological",
    summary: "texts made to waste time cost as much a byte as others",
    measure: measurePathological
  ),
  Row(
    name: "email-fuzz",
    summary: "100,000 mutated mails: each is a mail, or beyond a limit",
    measure: measureMutated
  ),
]

@Sendable
private func measureReading(_ rounds: Int) async throws -> [Figure] {
  let mails = MailCorpus.mails
  let bytes = mails.reduce(0) { $0 + $1.count }
  let passes = 4
  var perSecond: [Double] = []
  var received: [Double] = []
  for _ in 0..<rounds {
    perSecond.append(
      try await rate(mails.count * passes) {
        for _ in 0..<passes {
          for mail in mails { MailCorpus.use(try MailMessage(parsing: mail).text.utf8.count) }
        }
      }
    )
    received.append(
      try await rate(mails.count * passes) {
        for _ in 0..<passes {
          for mail in mails {
            let read = try MailMessage(parsing: mail)
            MailCorpus.use(ReplyText(of: read).text.utf8.count)
            for file in read.files { MailCorpus.use(read.parts[file].content.count) }
          }
        }
      }
    )
  }
  let size = Double(bytes) / Double(mails.count) / 1e6
  var mailFigure = Figure("mails read", unit: "mails a second", perSecond)
  mailFigure.goal = "16,800 (2x gmime's best)"
  return [
    mailFigure,
    Figure("mails read, by size", unit: "MB a second", perSecond.map { $0 * size }),
    Figure("read, trimmed, files decoded", unit: "mails a second", received),
  ]
}

@Sendable
private func measureTrimming(_ rounds: Int) async throws -> [Figure] {
  let texts = MailCorpus.replies
  let passes = 20
  var rates: [Double] = []
  for _ in 0..<rounds {
    rates.append(
      await rate(texts.count * passes) {
        for _ in 0..<passes {
          for text in texts { MailCorpus.use(ReplyText(of: text).text.utf8.count) }
        }
      }
    )
  }
  let size = Double(texts.reduce(0) { $0 + $1.utf8.count }) / Double(texts.count) / 1e6
  var figure = Figure("replies found", unit: "texts a second", rates)
  figure.goal = "20,000"
  return [figure, Figure("replies found, by size", unit: "MB a second", rates.map { $0 * size })]
}

@Sendable
private func measurePathological(_ rounds: Int) async throws -> [Figure] {
  let ordinary = MailCorpus.replies.joined(separator: "\n")
  var figures: [Figure] = []
  for (name, text) in [("ordinary texts", ordinary)] + MailCorpus.pathological {
    var rates: [Double] = []
    for _ in 0..<rounds {
      let count = max(1, 4_000_000 / text.utf8.count)
      let rate = await rate(count) {
        for _ in 0..<count { MailCorpus.use(ReplyText(of: text).text.utf8.count) }
      }
      rates.append(rate * Double(text.utf8.count) / 1e6)
    }
    var figure = Figure(name, unit: "MB a second", rates)
    if let first = figures.first { figure.yardstick = (first.name, first.best) }
    figures.append(figure)
  }
  return figures
}

@Sendable
private func measureMutated(_ rounds: Int) async throws -> [Figure] {
  let count = 100_000
  var rates: [Double] = []
  // One round is a hundred thousand.
  for round in 0..<min(rounds, 1) {
    var mutations = MailMutations(seed: UInt64(20_261_121 + round))
    var refused = 0
    let rate = await rate(count) {
      for _ in 0..<count {
        let bytes = mutations.next()
        guard let mail = try? MailMessage(parsing: bytes) else {
          refused += 1
          continue
        }
        let reply = ReplyText(of: mail)
        // Never emptied, and never more than came.
        precondition(mail.text.utf8.allSatisfy { $0 <= 0x20 } || !reply.text.isEmpty)
        precondition(mail.text.utf8.count <= bytes.count * 3 + 64)
        for part in mail.parts {
          let content = part.content
          precondition(content.count == part.byteCount && content.count <= bytes.count)
        }
        MailCorpus.use(mail.automaticSignal.hashValue)
        MailCorpus.use(mail.bounce?.recipients.count ?? 0)
      }
    }
    precondition(refused < count / 10)
    rates.append(rate)
  }
  return [Figure("mutated mails", unit: "mails a second", rates)]
}
