import ConversationCore
import Foundation
import Testing

@Suite struct CapacityProfileTests {
  /// The slots of as many conversations of each class as are named.
  static func slots(_ classes: [ChannelClass]) throws -> [Slot] {
    var agent = try Fixtures.agent("anna")
    for (index, channelClass) in classes.enumerated() {
      let entryPoint = EntryPoint(
        id: "any",
        channel: "any",
        channelClass: channelClass,
        identity: .other("any"),
        displayName: "Any",
        inbox: "service",
        queue: "any"
      )
      let queue = Queue(id: "any", name: "Any", channelClass: channelClass, teams: ["desk"])
      var desk = try Desk.waiting(id: UInt128(100 + index), at: entryPoint, in: queue)
      desk.agents = [agent]
      try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
      agent = try #require(desk["anna"])
    }
    return agent.slots
  }

  @Test(arguments: [
    (-1, 1, 1, 1), (2, 1, 1, 1), (1, 6, 1, 1), (1, 1, 6, 1), (1, 1, 1, 6), (1, -1, 1, 1),
    (1, 1, -1, 1), (1, 1, 1, -1),
  ])
  func `W-35 telephony is 0 to 1, every other class 0 to 5`(
    telephony: Int,
    chat: Int,
    email: Int,
    social: Int
  ) throws {
    #expect(throws: ConversationError(.invalidCapacity)) {
      try CapacityProfile(telephony: telephony, chat: chat, email: email, social: social)
    }
    for number in 0...5 {
      _ = try CapacityProfile(
        telephony: min(number, 1),
        chat: number,
        email: number,
        social: number
      )
    }
  }

  @Test func `W-36 a real-time blend needs voice and chat`() throws {
    #expect(throws: ConversationError(.invalidCapacity)) {
      try CapacityProfile(.blendedRealtime, telephony: 0)
    }
    #expect(throws: ConversationError(.invalidCapacity)) {
      try CapacityProfile(.blendedRealtime, chat: 0)
    }
    _ = try CapacityProfile(.blendedRealtime, chat: 1, email: 0, social: 0)
  }

  @Test func `W-37, A-30 the standard profile is voice 1, others 5, blended`() throws {
    let standard = CapacityProfile.standard
    #expect(try standard == CapacityProfile())
    #expect(standard.blending == .blended)
    #expect(ChannelClass.allCases.map { standard.limits[$0] } == [1, 5, 5, 5])
    let five = try Self.slots(Array(repeating: .social, count: 5))
    #expect(five.count == 5)
    #expect(!standard.hasRoom(for: .social, beside: five))
    #expect(standard.hasRoom(for: .chat, beside: five))
    #expect(standard.hasRoom(for: .social, beside: Array(five.dropLast())))
  }

  @Test func `W-36 in a real-time blend voice and chat exclude each other`() throws {
    let profile = try CapacityProfile(.blendedRealtime)
    let chat = try Self.slots([.chat])
    let voice = try Self.slots([.telephony])
    #expect(!profile.hasRoom(for: .telephony, beside: chat))
    #expect(!profile.hasRoom(for: .chat, beside: voice))
    #expect(profile.hasRoom(for: .chat, beside: chat))
    for other in [ChannelClass.email, .social] {
      #expect(profile.hasRoom(for: other, beside: chat))
      #expect(profile.hasRoom(for: other, beside: voice))
      let slots = try Self.slots([other])
      #expect(profile.hasRoom(for: .telephony, beside: slots))
    }
  }

  @Test func `W-36 exclusive is one contact at a time in all`() throws {
    let email = try Self.slots([.email])
    for channelClass in ChannelClass.allCases {
      #expect(CapacityProfile.oneAtATime.hasRoom(for: channelClass, beside: []))
      #expect(!CapacityProfile.oneAtATime.hasRoom(for: channelClass, beside: email))
    }
    let none = try CapacityProfile(.exclusive, email: 0)
    #expect(!none.hasRoom(for: .email, beside: []))
  }

  @Test func `A-30, W-32 SMS and Messenger are social, web chat is chat`() {
    let classes: [ChannelKind: ChannelClass] = [
      .sms: .social, .messenger: .social, .whatsApp: .social, .webChat: .chat, .email: .email,
      .voice: .telephony,
    ]
    for (kind, channelClass) in classes { #expect(kind.standardClass == channelClass) }
    #expect(ChannelKind("carrier-pigeon").standardClass == nil)
  }

  @Test func `Load and rest are read off the slots and times of the agent`() throws {
    var desk = try Desk.active()
    #expect(desk["anna"]?.load == 1)
    #expect(desk["anna"]?.restedSince(for: .social) == .second(20))
    #expect(desk["ben"]?.restedSince(for: .social) == .second(0))
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk["anna"]?.restedSince(for: .social) == .second(70))
    #expect(desk["anna"]?.load == 0)
    try desk.change("anna") { try $0.choose(.available, by: .agent("anna"), at: .second(80)) }
    #expect(desk["anna"]?.restedSince(for: .social) == .second(80))
  }

  @Test func `W-18, W-21 access is to all, to some or to none`() {
    #expect(Access<QueueID>.all.permits("a"))
    #expect(Access<QueueID>.only(["a"]).permits("a"))
    #expect(!Access<QueueID>.only(["a"]).permits("b"))
    #expect(!Access<QueueID>.none.permits("a"))
    #expect(Access<TeamID>.only(["a"]).permitsAny(of: ["b", "a"]))
    #expect(!Access<TeamID>.only(["a"]).permitsAny(of: ["b"]))
    #expect(!Access<TeamID>.none.permitsAny(of: ["a"]))
  }

  @Test func `W-35 no profile outside the limits is read from bytes either`() throws {
    func profile(_ blending: String, telephony: Int, chat: Int) throws -> CapacityProfile {
      let json = """
        {"blending":"\(blending)","limits":{"telephony":\(telephony),"chat":\(chat),"email":5,"social":5}}
        """
      return try JSONDecoder().decode(CapacityProfile.self, from: Data(json.utf8))
    }
    #expect(try profile("blended", telephony: 1, chat: 5) == .standard)
    #expect(throws: DecodingError.self) { try profile("blended", telephony: 1, chat: 100) }
    #expect(throws: DecodingError.self) { try profile("blendedRealtime", telephony: 0, chat: 5) }
  }
}
