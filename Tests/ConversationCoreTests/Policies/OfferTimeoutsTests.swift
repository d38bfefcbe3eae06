import ConversationCore
import Testing

@Suite struct OfferTimeoutsTests {
  @Test func `W-05 no offer expires as it is made, whatever time a host states`() {
    let odd = OfferTimeouts(telephony: 0, chat: -30, email: .nan, social: 0.5)
    #expect(ChannelClass.allCases.allSatisfy { odd[$0] == OfferTimeouts.shortest })
    let sound = OfferTimeouts(telephony: 20, chat: 1.5, email: 120, social: 3_600)
    #expect(sound[.telephony] == 20 && sound[.chat] == 1.5)
    #expect(sound[.email] == 120 && sound[.social] == 3_600)
  }
}
