import ConversationCore
import Foundation

/// A simulated customer: what they write, and when.
struct Persona {
  /// The channel they write by.
  let channel: ChannelKind
  /// Their address on it.
  let address: String
  /// The name in the channel's profile; a text message brings none.
  let name: String?
  /// When they first write, in seconds after the desk has opened.
  let arrives: TimeInterval
  /// How long they need to read and write, in seconds.
  let thinks: TimeInterval
  /// When they give up, in seconds after they wrote and nobody answered; `nil` for never.
  let patience: TimeInterval?
  /// What they write: the first text unasked, each further one after an answer.
  let texts: [String]

  static let all: [Persona] = [
    Persona(
      channel: .sms,
      address: "+15555550142",
      name: nil,
      arrives: 2,
      thinks: 6,
      patience: nil,
      texts: [
        "Hello, my parcel from Monday has not come.",
        "The order is number 4417.",
        "Great, thank you! That is all.",
      ]
    ),
    Persona(
      channel: .webChat,
      address: "visitor-7",
      name: "田中 彩",
      arrives: 20,
      thinks: 4,
      patience: 90,
      texts: [
        "Hi! Do these boots run small?",
        "Then I take 38. Thanks!",
      ]
    ),
    Persona(
      channel: .messenger,
      address: "9081726354",
      name: "Zoë Keller",
      arrives: 45,
      thinks: 8,
      patience: nil,
      texts: [
        "I was charged twice for the same pair of shoes. Can somebody look at the bill, please?",
        "Yes, both on the 3rd of this month.",
        "Good, I will wait for the money then.",
      ]
    ),
    Persona(
      channel: .email,
      address: "samuel@example.com",
      name: "Samuel van Dyck",
      arrives: 80,
      thinks: 20,
      patience: nil,
      texts: [
        "Dear team,\n\nplease send the invoice for order 4390 once more.\n\nKind regards\nSamuel",
        "It has arrived. Thank you.",
      ]
    ),
  ]
}
