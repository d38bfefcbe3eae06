import ConversationCore
import Foundation
import Testing

@Suite struct WrapUpPolicyTests {
  static func isInvalid(
    _ reasons: [WrapUpReason],
    defaultReason: WrapUpReasonID? = nil,
    automatic: WrapUpPolicy.Automatic? = nil
  ) -> Bool {
    do {
      _ = try WrapUpPolicy(reasons: reasons, defaultReason: defaultReason, automatic: automatic)
      return false
    } catch {
      if case .invalidPolicy = error.code { return true }
      return false
    }
  }

  @Test func `A-12, W-19 automatic wrap-up needs a default reason that is active`() {
    let after = WrapUpPolicy.Automatic(after: 60)
    #expect(!Self.isInvalid(Fixtures.reasons, defaultReason: "resolved", automatic: after))
    #expect(Self.isInvalid(Fixtures.reasons, automatic: after))
    #expect(Self.isInvalid(Fixtures.reasons, defaultReason: "old", automatic: after))
    #expect(Self.isInvalid(Fixtures.reasons, defaultReason: "unheard-of"))
    #expect(
      Self.isInvalid(
        Fixtures.reasons,
        defaultReason: "resolved",
        automatic: WrapUpPolicy.Automatic(after: 0)
      )
    )
  }

  @Test func `A-12 a policy without an active reason could never be submitted`() {
    #expect(Self.isInvalid([]))
    #expect(Self.isInvalid([WrapUpReason(id: "old", name: "Old", isActive: false)]))
  }

  @Test func `W-19 a reason's name has 1 to 80 characters, its code is its own`() {
    let longest = String(repeating: "é", count: 80)
    #expect(!Self.isInvalid([WrapUpReason(id: "a", name: longest)]))
    #expect(Self.isInvalid([WrapUpReason(id: "a", name: longest + "é")]))
    #expect(Self.isInvalid([WrapUpReason(id: "a", name: "")]))
    #expect(Self.isInvalid([WrapUpReason(id: "a", name: "A"), WrapUpReason(id: "a", name: "B")]))
  }

  @Test func `F-32, F-33, V-44, L-27 the list has the active reasons, in order, by name`() throws {
    let policy = try WrapUpPolicy(
      reasons: Fixtures.reasons + [WrapUpReason(id: "back", name: "Sent BACK")]
    )
    #expect(policy.reasons().map(\.id) == ["resolved", "call-back", "back"])
    #expect(policy.reasons(matching: "back").map(\.id) == ["call-back", "back"])
    #expect(policy.reasons(matching: "no longer").isEmpty)
    #expect(policy.reasons(permitted: .only(["back", "old"])).map(\.id) == ["back"])
    #expect(policy.reasons(permitted: .none).isEmpty)
  }

  @Test(arguments: [
    ("", "Anna", true), ("ann", "ANNA", true), ("NN", "anna", true), ("anna", "Hannah", true),
    ("ab", "acb", false), ("anna ", "Anna", true), ("a  b", "A\u{A0}b", true),
    ("STRASSE", "Hauptstraße", true), ("ΟΔΟΣ", "οδος", true), ("e\u{301}", "É", true),
    ("e", "É", false), ("annabelle", "Anna", false),
  ])
  func `F-24, F-33, V-33 a search finds a name by any part, whatever the case`(
    search: String,
    name: String,
    isFound: Bool
  ) {
    #expect(NameSearch.matches(search, in: name) == isFound)
  }

  @Test func `A-14 an offer's time is stated for each class, and A-41 the styles differ`() throws {
    #expect(Fixtures.timeouts[.telephony] == 20)
    #expect(Fixtures.timeouts[.chat] == 30)
    #expect(Fixtures.timeouts[.email] == 120)
    #expect(Fixtures.timeouts[.social] == 120)
    let center = try Fixtures.policy()
    #expect(center.style == .contactCenter)
    #expect(center.afterEnd == .newConversation)
    #expect(center.droppedTransfer == .keep)
    #expect(center.textLimit.maximum == 1000)
    #expect(Fixtures.sharedInbox.wrapUp == nil)
    #expect(Fixtures.sharedInbox.afterEnd == .reopen())
  }
}
