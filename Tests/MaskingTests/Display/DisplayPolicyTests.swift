import Masking
import Testing

@Suite struct DisplayPolicyTests {
  static let number = ContactValue.phoneNumber("+447966197542")
  let on = DisplayPolicy(isEnabled: true)

  @Test func `V-09 W-24 A-15 masking is off unless a tenant turns it on`() {
    let off = DisplayPolicy()
    #expect(!off.isEnabled)
    #expect(
      off.shown(Self.number, as: .contactOrigin, on: .taskPaneTitle, .inbound, to: .agent)
        == "+447966197542"
    )
  }

  @Test func `W-25 A-27 agents and unknown roles see masked values, others do not`() {
    func shown(to viewer: ViewerRole) -> String {
      on.shown(Self.number, as: .contactOrigin, on: .taskPaneTitle, .inbound, to: viewer)
    }
    #expect(shown(to: .agent) == "*********7542")
    #expect(shown(to: ViewerRole(rawValue: "trainee")) == "*********7542")
    #expect(shown(to: .supervisor) == "+447966197542")
    #expect(shown(to: .administrator) == "+447966197542")
  }

  @Test func `V-10 V-14 to V-29 are all there, on thirteen surfaces`() {
    #expect(Set(DisplayRule.all.map(\.source)) == Set(([10] + Array(14...29)).map { "V-\($0)" }))
    #expect(DisplayRule.all.count == 18, "V-18 names two surfaces")
    #expect(Set(DisplayRule.all.map(\.surface)) == Set(DisplaySurface.allCases))
    #expect(DisplaySurface.allCases.count == 13)
  }

  /// Surface, direction, and what is masked there.
  static let table: [(DisplaySurface, DisplayDirection, Set<DisplayContent>)] = [
    (.taskPaneTitle, .inbound, [.contactOrigin]),
    (.taskPaneTitle, .outbound, [.entryPoint]),
    (.taskPaneMessagePreview, .inbound, [.messageText]),
    (.taskPaneMessagePreview, .outbound, [.messageText]),
    (
      .notificationToaster, .inbound,
      [.contactOrigin, .entryPoint, .customerNumber, .businessNumber]
    ),
    (
      .notificationDesktopModal, .inbound,
      [.contactOrigin, .entryPoint, .customerNumber, .businessNumber, .messageText]
    ),
    (
      .notificationDesktopPreview, .outbound,
      [.contactOrigin, .entryPoint, .customerNumber, .businessNumber, .messageText]
    ),
    (.notificationPopover, .inbound, [.customerNumber, .businessNumber]),
    (.notificationPopover, .outbound, [.customerNumber]),
    (.interactionPaneTitle, .inbound, [.contactOrigin]),
    (.interactionPaneTitle, .outbound, [.entryPoint]),
    (.digitalMediaMessage, .inbound, [.messageText]),
    (.digitalMediaMessage, .outbound, [.messageText]),
    (.digitalMediaMessageSignature, .inbound, [.customerNumber]),
    (.digitalMediaMessageSignature, .outbound, []),
    (.digitalMediaComposerPlaceholder, .outbound, [.customerNumber]),
    (.interactionHistoryTitle, .inbound, [.contactOrigin]),
    (.interactionHistoryTitle, .outbound, [.entryPoint]),
    (.cadSystemReserved, .inbound, [.contactOrigin]),
    (.cadSystemReserved, .outbound, [.entryPoint]),
    (
      .visitorCard, .inbound,
      [.contactOrigin, .entryPoint, .customerNumber, .businessNumber, .messageText]
    ),
  ]

  @Test(arguments: table)
  func `V-10 V-14 to V-30 mask these contents there and no others`(
    surface: DisplaySurface,
    direction: DisplayDirection,
    contents: Set<DisplayContent>
  ) {
    for content in DisplayContent.allCases {
      let isMasked = contents.contains(content) || content == .customerName
      #expect(on.masks(content, on: surface, direction) == isMasked, "\(content)")
      let shown = on.shown(Self.number, as: content, on: surface, direction, to: .agent)
      #expect(shown == (isMasked ? "*********7542" : "+447966197542"))
    }
  }

  @Test func `V-23 masks messages of both directions and all five kinds`() {
    let text = ContactValue.text("4111 1111 1111 1111, jo@x.org")
    for direction in DisplayDirection.allCases {
      #expect(
        on.shown(text, as: .messageText, on: .digitalMediaMessage, direction, to: .agent)
          == "************1111, j*@x.org"
      )
    }
  }

  @Test func `V-30 A-17 a name that is a number is masked on every surface`() {
    for surface in DisplaySurface.allCases {
      for direction in DisplayDirection.allCases {
        #expect(
          on.shown(.name("+447966197542"), as: .customerName, on: surface, direction, to: .agent)
            == "*********7542"
        )
        #expect(
          on.shown(.name("Melissa Smith"), as: .customerName, on: surface, direction, to: .agent)
            == "Melissa Smith"
        )
      }
    }
  }

  @Test func `V-29 variables that agents define are never masked`() {
    #expect(!on.masks(.agentDefinedVariable, on: .cadSystemReserved, .inbound))
    #expect(!on.masks(.agentDefinedVariable, on: .cadSystemReserved, .outbound))
  }

  @Test func `V-09 a second policy makes the first one stricter, and never laxer`() {
    let off = DisplayPolicy()
    let strict = DisplayPolicy(
      isEnabled: true,
      masker: Masker(.init(homeRegions: [], format: .strict))
    )
    var settings = Masker.Settings()
    settings.kinds = [.email]
    let mails = DisplayPolicy(isEnabled: true, masker: Masker(settings))
    let text = "4111 1111 1111 1111 of mia@example.com"
    func shown(_ policy: DisplayPolicy, _ value: ContactValue) -> String {
      policy.shown(value, as: .messageText, on: .digitalMediaMessage, .inbound, to: .agent)
    }
    #expect(shown(off.stricter(by: off), .text(text)) == text)
    #expect(shown(off.stricter(by: mails), .text(text)) == "4111 1111 1111 1111 of m**@example.com")
    for other in [off, mails, on] {
      #expect(
        shown(strict.stricter(by: other), .text(text)) == "**************** of m**@example.com"
      )
    }
    #expect(shown(mails.stricter(by: strict), .text(text)) == "**************** of m**@example.com")
    #expect(shown(on.stricter(by: on), .phoneNumber("+447966197542")) == "*********7542")
    #expect(shown(on.stricter(by: on), .name("Mia mia@example.com")) == "Mia mia@example.com")
  }
}
