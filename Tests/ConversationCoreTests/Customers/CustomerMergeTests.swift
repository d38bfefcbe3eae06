import ConversationCore
import Foundation
import Testing

@Suite struct CustomerMergeTests {
  private let now = Date(milliseconds: 1_760_000_000_000)
  private let session = ChannelAddress.anonymousVisitor("x1", widget: "shop")

  private func customer(
    _ number: UInt64,
    _ address: ChannelAddress,
    isVerified: Bool = true
  ) -> Customer {
    Customer(
      id: CustomerID(high: 0, low: number),
      address: CustomerAddress(address, isVerified: isVerified),
      createdAt: now
    )
  }

  private func code(
    _ into: Customer,
    takesOver other: Customer
  ) -> ConversationError.Code? {
    var into = into
    do throws(ConversationError) {
      _ = try into.takeOver(other, proof: .signedIdentity, at: now)
      return nil
    } catch { return error.code }
  }

  @Test func `D an anonymous visitor is taken over by a verified customer, with an audit`() throws {
    var anonymous = customer(1, session)
    anonymous.name = CustomerName("Annie", source: .visitorProvided)
    anonymous.email = try CustomerEmail("annie@example.com", source: .visitorProvided)
    var verified = customer(2, .visitor("user-42", widget: "shop"))
    verified.name = CustomerName("Anna", source: .integration)
    let merge = try verified.takeOver(
      anonymous,
      proof: .userHash,
      at: now.addingTimeInterval(0.0004)
    )
    #expect(verified.addresses.map(\.address) == [.visitor("user-42", widget: "shop"), session])
    #expect(verified.name?.text == "Anna")
    #expect(verified.email?.address == "annie@example.com")
    #expect(merge.from == anonymous.id && merge.into == verified.id)
    #expect(merge.proof == .userHash && merge.at == now)
    #expect(merge.addresses == anonymous.addresses)
    #expect(!merge.movedName && merge.movedEmail)
    #expect(merge.documentID == CustomerMerge.documentID(of: anonymous.id))
    #expect(merge.documentKeys.map(\.value) == [verified.id.description])
  }

  @Test func `D two known customers are never merged, whoever asks`() {
    let anna = customer(1, .visitor("anna", widget: "shop"))
    let omar = customer(2, .visitor("omar", widget: "shop"))
    #expect(code(anna, takesOver: omar) == .customerNotAnonymous)
    // Not even one whose address is not proven, nor one with a session besides.
    let written = customer(3, .email("omar@example.com"), isVerified: false)
    #expect(code(anna, takesOver: written) == .customerNotAnonymous)
    var both = customer(4, session)
    both.add(.phone("+15555550123"), isVerified: false)
    #expect(code(anna, takesOver: both) == .customerNotAnonymous)
    let anonymous = customer(5, session)
    #expect(code(anonymous, takesOver: anonymous) == .customerNotAnonymous)
  }

  @Test func `D nobody unproven takes anybody over`() {
    let anonymous = customer(1, session)
    let unproven = customer(2, .email("omar@example.com"), isVerified: false)
    #expect(code(unproven, takesOver: anonymous) == .customerNotVerified)
    let other = customer(3, .anonymousVisitor("x2", widget: "shop"))
    #expect(code(other, takesOver: anonymous) == .customerNotVerified)
    #expect(ConversationError(.customerNotVerified).description.contains("verified"))
  }

  @Test func `A-40 what an agent has entered stays, and a profile's name comes last`() throws {
    var anna = customer(1, session)
    let order: [CustomerName.Source] = [
      .channelProfile, .visitorProvided, .integration, .agentEntered,
    ]
    func learns(_ text: String, _ source: CustomerName.Source) -> Bool {
      anna.learn(CustomerName(text, source: source))
    }
    for (rank, source) in order.enumerated() {
      #expect(learns("name \(rank)", source))
      for lower in order[..<rank] { #expect(!learns("lower", lower)) }
      #expect(learns("again \(rank)", source))
    }
    #expect(!learns(" \u{7}", .agentEntered))
    #expect(anna.name?.text == "again 3")
  }

  @Test func `H-18, H-19, H-20 the better address stays, and of two the later one`() throws {
    var anna = customer(1, session)
    let guess = try CustomerEmail("guess@example.com", source: .integration)
    let form = try CustomerEmail("form@example.com", source: .visitorProvided)
    let later = try CustomerEmail("later@example.com", source: .visitorProvided)
    let known = try CustomerEmail("site@example.com", source: .integration, visitorIsLoggedIn: true)
    let agent = try CustomerEmail("agent@example.com", source: .agentEntered)
    let learned = [guess, form, later, guess, known, form, agent, known].map { anna.learn($0) }
    #expect(learned == [true, true, true, false, true, false, true, false])
    #expect(anna.email == agent)
  }
}
