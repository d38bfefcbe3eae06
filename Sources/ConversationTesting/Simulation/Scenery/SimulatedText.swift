/// What customers and agents of a simulation write: mostly small talk, now and then a card number, whole
/// or in two messages.
///
/// The card numbers are those that card schemes publish for tests.
enum SimulatedText {
  /// The first half of the card number that customers send in two messages.
  static let firstHalf = "4111 1111"
  private static let secondHalf = "1111 1111"

  /// The text of a customer's n-th message.
  ///
  /// It has a digit only where it has a part of a card number, as most messages have none.
  static func customer(_ customer: Int, number: Int) -> String {
    if (customer * 7 + number) % 12 == 3 { return "Take it from 5555-5555-5555-4444, please." }
    guard customer.isMultiple(of: 3) else { return small(number) }
    return switch number % 6 {
    case 1: "The first half: \(firstHalf)"
    case 2: "\(secondHalf) is the second."
    default: small(number)
    }
  }

  /// Whether a customer's n-th message ends a number that the one before it began.
  static func endsNumber(_ customer: Int, number: Int) -> Bool {
    Self.customer(customer, number: number).hasPrefix(secondHalf)
  }

  /// What an agent writes, after the name of the step.
  static func agent(step: Int) -> String { step % 11 == 5 ? ": your card 3782 822463 10005" : "" }

  private static func small(_ number: Int) -> String {
    number.isMultiple(of: 2) ? "Where is my order?" : "Thank you."
  }
}
