import ConversationCore
import Foundation
import Testing

@Suite struct AnswerRouteTests {
  private let written = Date(milliseconds: 1_760_000_000_000)
  private let policy = AnswerPolicy()

  private func at(_ seconds: TimeInterval) -> Date { written.addingTimeInterval(seconds) }

  /// A visitor who left so many seconds after the answer was written.
  private func left(_ seconds: TimeInterval) -> VisitorPresence {
    var presence = VisitorPresence(arrivedAt: at(seconds - 90))
    _ = presence.advance(under: PresencePolicy(), to: at(seconds))
    return presence
  }

  private func away(_ seconds: TimeInterval) -> VisitorPresence {
    var presence = VisitorPresence(arrivedAt: at(seconds))
    _ = presence.note(.hidden, under: PresencePolicy(), at: at(seconds))
    return presence
  }

  private func situation(
    _ presence: VisitorPresence?,
    _ source: CustomerEmail.Source? = .agentEntered
  )
    throws -> AnswerSituation
  {
    let email = try source.map { try CustomerEmail("anna@example.com", source: $0) }
    return AnswerSituation(writtenAt: written, presence: presence, email: email)
  }

  @Test func `H-11 whoever is there reads the answer in the chat`() throws {
    let online = VisitorPresence(arrivedAt: at(-5000))
    #expect(policy.route(try situation(online), at: at(9999)) == .chat(.visitorIsThere))
  }

  @Test func `H-16, D an email waits until the visitor has been gone and could have read it`()
    throws
  {
    let gone = try situation(left(-30))
    #expect(policy.route(gone, at: at(0)) == .waiting(until: at(60)))
    #expect(policy.route(gone, at: at(59.999)) == .waiting(until: at(60)))
    #expect(policy.route(gone, at: at(60)) == .email("anna@example.com"))
    let leaving = try situation(left(10))
    #expect(policy.route(leaving, at: at(60)) == .waiting(until: at(70)))
    #expect(policy.route(leaving, at: at(70)) == .email("anna@example.com"))
    #expect(policy.route(try situation(nil), at: at(60)) == .email("anna@example.com"))
  }

  @Test func `D an email that has not gone does not go once the answer is read`() throws {
    var read = try situation(left(-30))
    read.isRead = true
    #expect(policy.route(read, at: at(60)) == .chat(.alreadyRead))
  }

  @Test func `D being away counts for less than being gone`() throws {
    #expect(policy.route(try situation(away(-100)), at: at(60)) == .waiting(until: at(800)))
    #expect(policy.route(try situation(away(-100)), at: at(800)) == .email("anna@example.com"))
    let never = AnswerPolicy(awayFor: nil)
    #expect(never.route(try situation(away(-9000)), at: at(800)) == .chat(.visitorIsThere))
  }

  @Test func `H-18, H-19, H-20, A-38 the address decides, and says why not`() throws {
    let gone = left(-900)
    #expect(policy.route(try situation(gone, nil), at: at(60)) == .chat(.noEmailAddress))
    #expect(
      policy.route(try situation(gone, .integration), at: at(60)) == .chat(.emailNotPermitted)
    )
    #expect(
      policy.route(try situation(gone, .visitorProvided), at: at(60)) == .email("anna@example.com")
    )
    var loggedIn = try situation(gone, nil)
    loggedIn.email = try CustomerEmail(
      "anna@example.com",
      source: .integration,
      visitorIsLoggedIn: true
    )
    #expect(policy.route(loggedIn, at: at(60)) == .email("anna@example.com"))
    loggedIn.refusesEmail = true
    #expect(policy.route(loggedIn, at: at(60)) == .chat(.emailRefused))
    let off = AnswerPolicy(sendsEmail: false)
    #expect(off.route(try situation(gone), at: at(60)) == .chat(.switchedOff))
  }

  @Test func `H-14 an email is answered by email at once, unless the visitor is on the site`()
    throws
  {
    for presence in [left(-30), left(0), nil] {
      var answer = try situation(presence)
      answer.answersEmail = true
      #expect(policy.route(answer, at: at(0)) == .email("anna@example.com"))
    }
    var here = try situation(VisitorPresence(arrivedAt: at(0)))
    here.answersEmail = true
    #expect(policy.route(here, at: at(0)) == .chat(.visitorIsThere))
    var aside = try situation(away(-100))
    aside.answersEmail = true
    #expect(policy.route(aside, at: at(0)) == .waiting(until: at(800)))
    var read = try situation(nil)
    read.answersEmail = true
    read.isRead = true
    #expect(policy.route(read, at: at(0)) == .chat(.alreadyRead))
  }

  @Test func `C-04 what a program has written goes by email only to whoever wrote by email`() throws
  {
    var reply = try situation(left(-30))
    reply.isAutomatic = true
    #expect(policy.route(reply, at: at(60)) == .chat(.automatic))
    reply.answersEmail = true
    #expect(policy.route(reply, at: at(60)) == .email("anna@example.com"))
  }

  @Test func `H-16 what no mail can carry stays in the chat`() throws {
    var large = try situation(left(-30))
    large.fitsEmail = false
    #expect(policy.route(large, at: at(60)) == .chat(.notForEmail))
  }

  @Test func `H-16 a mail that is due settles after the newest answer, and no more than ten times`()
    throws
  {
    let short = AnswerPolicy(settlingTime: 20)
    var gone = try situation(left(-30))
    // The newest is settled when the first is due anyway.
    gone.newestAt = at(40)
    #expect(short.route(gone, at: at(60)) == .email("anna@example.com"))
    gone.newestAt = at(50)
    #expect(short.route(gone, at: at(60)) == .waiting(until: at(70)))
    #expect(short.route(gone, at: at(69.999)) == .waiting(until: at(70)))
    #expect(short.route(gone, at: at(70)) == .email("anna@example.com"))
    gone.newestAt = at(500)
    #expect(short.route(gone, at: at(100)) == .waiting(until: at(260)))
    #expect(short.route(gone, at: at(260)) == .email("anna@example.com"))
    // Reading withdraws it while it settles, too.
    gone.isRead = true
    #expect(short.route(gone, at: at(260)) == .chat(.alreadyRead))
    #expect(AnswerPolicy(settlingTime: -1).settlingTime == 0)
  }
}
