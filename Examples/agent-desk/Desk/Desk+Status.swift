import AgentDesktop
import ConversationCore

extension Desk {
  /// Your state, in one word if it is the same for all channels of this business.
  var stateText: (text: String, colour: Ink.Colour?) {
    let states = ([.social, .chat, .email] as [ChannelClass]).compactMap { availability[$0] }
    guard let first = states.first else { return ("signed out", .faint) }
    if states.allSatisfy({ $0 == first }) { return (first.label, first.colour) }
    return states.contains(.rona)
      ? ("RONA: state available takes you back", .red) : ("idle for some channels", .yellow)
  }

  /// The counts of the inbox.
  var countsText: String {
    let open = inbox.open.map { "\($0.label) \($0.count)" }
    return (open + ["\(inbox[.resolved].label) \(inbox[.resolved].count)"]).joined(separator: " · ")
  }

  /// A line for each request and wrap-up, with its timers as of now, and what to type.
  var pressing: [(text: String, hint: String)] {
    requests.map { request in
      let number = number(of: request.id.conversation)
      let who = request.fields.first { $0.name != .queueName }?.value.harmless ?? ""
      let timer = timers(request.timer.read(at: now))
      let parts = [
        "Request \(number)", request.channel.label, request.purposeText ?? "", who, timer,
      ]
      return (
        ink("▶ " + parts.filter { !$0.isEmpty }.joined(separator: " · "), .yellow),
        ink("accept \(number) · decline \(number)", .faint)
      )
    }
      + wrapUps.values.sorted { $0.conversation < $1.conversation }.map { list in
        let number = number(of: list.conversation)
        let left = list.automatic.map { ", \($0.read(at: now).text) left" } ?? ""
        return (
          ink("◷ Wrap-up \(number) · \(list.elapsed.read(at: now).text)\(left)", .cyan),
          ink("wrap REASON · reasons" + (list.mayBeExtended ? " · extend" : ""), .faint)
        )
      }
  }
}
