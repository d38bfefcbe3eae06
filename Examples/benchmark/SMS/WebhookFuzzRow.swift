import ChannelAdapters
import ConversationCore
import Foundation

/// Webhooks after accidents: whatever the bytes, each is a reception or a refusal.
let webhookFuzzRows = [
  Row(
    name: "webhook-fuzz",
    summary: "100,000 mutated webhooks of all readers: each is a reception or a refusal",
    measure: measureMutatedWebhooks
  )
]

@Sendable
private func measureMutatedWebhooks(_ rounds: Int) async throws -> [Figure] {
  let now = Date(timeIntervalSince1970: 1_767_225_600)
  let readers = try FuzzedReader.all()
  // One round is a hundred thousand, whatever was asked for.
  let count = 100_000 / readers.count + 1
  var figures: [Figure] = []
  for (index, reader) in readers.enumerated() {
    var accidents = Accidents(seed: UInt64(20_260_600 + index))
    var taken = 0
    var partly = 0
    var refused = 0
    let rate = try await rate(count) {
      for _ in 0..<count {
        let call = try reader.call(accidents.after(reader.body(&accidents)))
        do throws(WebhookRefusal) {
          let reception = try reader.adapter.receive(call, at: now)
          taken += 1
          if !reception.ignored.isEmpty { partly += 1 }
          // What was read can be written down, and says why it passed over the rest.
          precondition(reception.ignored.allSatisfy { !$0.reason.isEmpty })
          precondition(reception.events.count <= call.body.count)
        } catch {
          refused += 1
          precondition(!error.description.isEmpty)
        }
      }
    }
    // Mutations that are all taken or all refused would show nothing.
    precondition(taken > count / 50 && refused > count / 50, "\(reader.name): \(taken) taken")
    figures.append(
      Figure(
        "mutated, \(reader.name) (\(taken - partly) whole, \(partly) in part)",
        unit: "a second",
        [rate]
      )
    )
  }
  return figures
}
