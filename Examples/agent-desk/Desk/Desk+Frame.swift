import AgentDesktop
import ConversationCore
import Foundation

// The whole screen: the inbox, the conversation on top, what presses, and the line that is typed.
extension Desk {
  /// What else stands on the screen.
  struct Surroundings {
    var width: Int
    var height: Int
    /// The output of the last command, in place of the conversation; `nil` for none.
    var panel: [String]?
    /// How many lines further up the conversation or the output is looked at.
    var scroll = 0
    /// What is known of the customer, where there is room for it.
    var card: [String] = []
    /// What has lately happened.
    var toasts: [String] = []
    var editor = LineEditor()

    /// Whether the customer's card has a column of its own.
    var hasCard: Bool { width >= 130 }
  }

  /// How wide the inbox is beside a conversation.
  private static let inboxWidth = 40
  /// How wide the card is.
  static let cardWidth = 36

  /// How wide the conversation is.
  func mainWidth(of around: Surroundings) -> Int {
    guard around.width >= 100 else { return around.width }
    return around.width - Self.inboxWidth - 3 - (around.hasCard ? Self.cardWidth + 3 : 0)
  }

  /// The lines of the screen, as many as it has, and the column of the cursor in the last one.
  func frame(_ around: Surroundings) -> (lines: [String], column: Int) {
    let width = around.width
    let bottom = around.toasts.suffix(2).map { $0.inkedFitted(to: width) }
    let (prompt, column) = promptLine(around.editor, width: width)
    var lines = [bar(width: width)]
    lines += pressing.map { line in
      // What to type is left away where it would be cut.
      let whole = line.text + "   " + line.hint
      return (whole.inkedColumns <= width ? whole : line.text).inkedFitted(to: width)
    }
    let rule = ink(String(repeating: "─", count: width), .faint)
    let room = max(3, around.height - lines.count - bottom.count - 3)
    lines.append(rule)
    let body = body(around, height: room).prefix(room)
    lines += body + Array(repeating: "", count: room - body.count)
    lines.append(rule)
    return (Array((lines + bottom).prefix(around.height - 1)) + [prompt], column)
  }

  private func bar(width: Int) -> String {
    let state = stateText.text
    let clock = CountUp(since: office.clock.opening, at: now).text
    let left = " \(Office.names.name(of: Office.you)) · \(state)"
    let right = (isMasked ? "masked · " : "") + clock + " "
    let room = max(0, width - left.columns - right.columns - 4)
    let middle = [countsText, "Open \(inbox.openCount)"].first { $0.columns <= room }
    let text = left + (middle.map { "  │ " + $0 } ?? "")
    return ink(
      text.fitted(to: max(0, width - right.columns)) + right,
      .reverse
    )
  }

  private func body(_ around: Surroundings, height: Int) -> [String] {
    guard around.width >= 100 else {
      let list = inboxColumn(width: around.width, mayPreview: false, height: max(2, height / 3))
      let rule = ink(String(repeating: "─", count: around.width), .faint)
      let rest = main(around, width: around.width, height: height - list.count - 1)
      return list + [rule] + rest
    }
    let (left, right) = (Self.inboxWidth, around.hasCard ? Self.cardWidth : 0)
    let middle = mainWidth(of: around)
    let list = inboxColumn(width: left, mayPreview: true, height: height)
    let rest = main(around, width: middle, height: height)
    let card = around.card.prefix(height).map { $0.inkedFitted(to: right) }
    let bar = ink(" │ ", .faint)
    func column(_ lines: [String], _ index: Int, _ width: Int) -> String {
      index < lines.count ? lines[index] : String(repeating: " ", count: width)
    }
    return (0..<height).map { index in
      let two = column(list, index, left) + bar + column(rest, index, middle)
      return right > 0 ? two + bar + column(card, index, right) : two
    }
  }

  /// The sections of the inbox with their rows.
  private func inboxColumn(width: Int, mayPreview: Bool, height: Int) -> [String] {
    var lines: [String] = []
    for section in inbox.open where !section.rows.isEmpty || mayPreview {
      let waiting = section.waiting > 0 ? ink(" · \(section.waiting) waiting", .yellow) : ""
      lines.append(ink("\(section.label) \(section.count)", .bold) + waiting)
      for row in section.rows {
        lines.append(line(of: row, width: width))
        guard mayPreview, let preview = row.card.messagePreview else { continue }
        let tags = row.tags.map { "[\($0.text)] " }.joined()
        lines.append("    " + ink((tags + preview).harmless.fitted(to: width - 4), .faint))
      }
    }
    if lines.isEmpty { lines = [ink("the inbox is empty", .faint)] }
    return lines.prefix(height).map { $0.inkedFitted(to: width) }
  }

  private func line(of row: InboxRow, width: Int) -> String {
    let isOnTop = row.id == current
    let number = "#\(self.number(ofRow: row.id))".fitted(to: 4)
    let timer = row.waiting?.read(at: now).text ?? ""
    let name = (row.card.customerName ?? row.card.title).harmless
    let room = max(4, width - 2 - 4 - 11 - 4 - timer.columns)
    let unread = row.isUnread ? ink("● ", .cyan) : "  "
    return unread + ink(number, isOnTop ? .reverse : .bold)
      + " " + (row.badge ?? row.card.channel).label.fitted(to: 10)
      + ink(name.fitted(to: room), row.category.colour)
      + (row.assigneeInitials ?? "").fitted(to: 3) + " " + ink(timer, .yellow)
  }

  /// The conversation on top, or what the last command has put out.
  private func main(_ around: Surroundings, width: Int, height: Int) -> [String] {
    screen.width = width
    if let panel = around.panel {
      let hasMore = panel.count > height - 1
      let keys = (hasMore ? "Page Up, Page Down: more · " : "") + "Enter: back"
      let hint = ink("  " + keys, .faint)
      let shown = window(on: panel, scroll: around.scroll, height: height - 1, fromEnd: false)
      return (shown + [hint]).map { $0.inkedFitted(to: width) }
    }
    guard let current, let pane = panes[current] else {
      let hint =
        requests.isEmpty
        ? "No conversation is open. Type state available, and wait for a request."
        : "Type accept to take the request."
      return hint.wrapped(to: width - 2).map { ("  " + ink($0, .faint)).inkedFitted(to: width) }
    }
    let heading = heading(pane)
    let footer = footer(pane)
    let room = height - heading.count - footer.count
    let bubbles = lines(of: transcripts[current] ?? [])
    let shown = window(on: bubbles, scroll: around.scroll, height: room, fromEnd: true)
    let gap = Array(repeating: "", count: max(0, room - shown.count))
    return (heading + shown + gap + footer).map { $0.inkedFitted(to: width) }
  }

  private func window(on lines: [String], scroll: Int, height: Int, fromEnd: Bool) -> [String] {
    guard lines.count > height, height > 0 else { return Array(lines.prefix(max(0, height))) }
    let most = lines.count - height
    let start = fromEnd ? max(0, most - scroll) : min(most, max(0, -scroll))
    return Array(lines[start..<start + height])
  }

  private func promptLine(_ editor: LineEditor, width: Int) -> (line: String, column: Int) {
    let mark = ink("› ", .cyan)
    guard !editor.text.isEmpty else {
      let what = current.flatMap { panes[$0] }.map { "say … · " + $0.composer.placeholder }
      let hint = (what ?? "a command") + " · help"
      return (mark + ink(hint.harmless.fitted(to: width - 3), .faint), 3)
    }
    // A long line shows the part around the cursor.
    let before = String(editor.text[..<editor.cursor])
    let room = width - 4
    var shown = Array(before)
    while String(shown).columns > room { shown.removeFirst() }
    let column = 3 + String(shown).columns
    let after = String(editor.text[editor.cursor...])
    return (mark + (String(shown) + after).fitted(to: width - 3), column)
  }
}
