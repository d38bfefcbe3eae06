import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

// The card about the visitor, beside their conversation.
extension Desk {
  /// The ten items of the card, those first that you may change.
  func card(of id: ConversationID) async throws -> [String] {
    let file = try await office.center.customerFile(of: id, for: Office.you)
    let card = VisitorCard(file, in: try await state(of: id), at: now)
    var table = Table(flexible: 1)
    func add(_ label: String, _ text: String?, _ colour: Ink.Colour? = nil) {
      table.add(.init(label, .faint), .init(text ?? "—", text == nil ? .faint : colour))
    }
    add("Name", card.name.text, .bold)
    add("Email", card.email.text.map { card.mayBeEmailed ? $0 : $0 + " (not to be written to)" })
    add("Phone", card.phone.text)
    add("Location", card.location)
    add("System", card.system.map(\.text))
    add("Browser", card.browser.map(\.text))
    for note in card.notes {
      let editor = note.editor.map { ", changed by \($0)" } ?? ""
      add("Note", "\(note.text)  (\(note.author), \(note.age.text) ago\(editor))", .yellow)
    }
    for box in card.data {
      let fields = box.fields.map { "\($0.name) \($0.value)" }.joined(separator: " · ")
      add(box.source, fields, .cyan)
    }
    for conversation in card.conversations.cards where conversation.id != id {
      let standing = conversation.isOpen ? "open" : "resolved"
      let time = CountUp(since: office.clock.opening, at: conversation.openedAt).text
      add("Before", "\(conversation.channel.label) at \(time), \(standing)")
    }
    for page in card.pages.prefix(5) {
      let time = CountUp(since: office.clock.opening, at: page.at).text
      add("Page", "\(time)  \(page.title ?? page.url)")
    }
    if let referrer = card.referrer { add("Came from", referrer) }
    for recording in card.recordings {
      add("Recording", recording.duration.map { "\(Int($0)) s" } ?? recording.id.rawValue)
    }
    let place = card.isOnSite.map { $0 ? ", on the site" : ", has left the site" } ?? ""
    let title = "  Visitor card \(card.initials)\(place)"
    return [ink(title, .bold)] + table.lines(width: screen.width, ink: ink)
  }
}

extension SoftwareVersion {
  fileprivate var text: String { [name, version ?? ""].joined(separator: " ").trimmed }
}
