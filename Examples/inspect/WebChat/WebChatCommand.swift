import ConversationCore
import Foundation
import WebChatChannel

/// `inspect webchat`: whether frames of a widget would be taken.
struct WebChatCommand: InspectCommand {
  static let name = "webchat"
  static let summary = "checks frames of a web chat's widget"
  static let usage = """
    usage: inspect webchat [OPTION …] < FRAMES

    Reads frames as a widget sends them, one JSON object a line, and says for each whether the server
    takes it, as what, or with which error the widget is answered. Empty lines are passed over.

      --json               writes one JSON object a line for each frame, keys sorted
      --conversation       takes the lines for one connection: the first must be hello
      --help               shows this

    Tokens, hashes and tickets in a frame are not checked, and not printed.

    Exit status: 0 when all frames were taken, 1 when one was refused, 2 for bad usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(flags: ["--json", "--conversation"])
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    guard options.operands.isEmpty else {
      throw UsageError(message: "the frames come from standard input: inspect webchat … < FILE")
    }
    if Terminal.inputIsTerminal { Terminal.complain("reading frames; Ctrl-D ends it\n") }
    let asJSON = options.has("--json")
    let isConversation = options.has("--conversation")
    var input = LineReader()
    var output = LineWriter()
    var status = ExitStatus.done
    var number = 0
    var hasGreeted = false
    while let line = input.next() {
      number += 1
      let bytes = line.bytes.last == 0x0D ? Array(line.bytes.dropLast()) : line.bytes
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      var verdict = Verdict(bytes)
      if isConversation { verdict.place(after: &hasGreeted) }
      output.write((asJSON ? verdict.json(number) : verdict.plainText(number)).utf8)
      if verdict.refusal != nil { status = .refused }
    }
    output.flush()
    return status
  }
}

/// What becomes of a frame.
private struct Verdict {
  private var frame: VisitorFrame?
  private(set) var refusal: WebChatRefusal?

  init(_ bytes: [UInt8]) {
    do throws(WebChatRefusal) {
      let frame = try VisitorFrame(bytes)
      self.frame = frame
      if case .unknown(let id) = frame {
        refusal = WebChatRefusal(.unknownType, "this type is not known here", frame: id)
      }
    } catch { refusal = error }
  }

  /// Whether the frame may stand where it does on a connection.
  mutating func place(after hasGreeted: inout Bool) {
    guard refusal == nil, let frame else { return }
    if case .hello = frame {
      if hasGreeted { refusal = WebChatRefusal(.malformed, "hello comes once, and first") }
      hasGreeted = true
    } else if !hasGreeted {
      refusal = WebChatRefusal(.helloFirst, "the first frame must be hello")
    }
  }

  private var details: Sheet {
    var sheet = Sheet("frame")
    sheet.add("type", frame?.typeName)
    switch frame {
    case .message(let message):
      sheet.add("id", message.id)
      sheet.add("characters", .number(message.text.count))
      sheet.add("files", .number(message.files.count))
    case .contact(let form):
      sheet.add("id", form.id)
      sheet.add("characters", .number(form.text.count))
    case .rating(let rating):
      sheet.add("id", rating.id)
      sheet.add("value", .number(rating.rating.value))
    case .hello(let hello):
      sheet.add("session", .flag(hello.session != nil))
      sheet.add("proof", hello.identity.map { _ in "token" } ?? hello.user.map { _ in "hash" })
      sheet.add("after", hello.after.map { "\($0)" })
    case .read(let message, let until):
      sheet.add("up to", message.map { "\($0)" })
      sheet.add("until", until.map { .number(Int($0.milliseconds)) } ?? .absent)
    case .received(let message): sheet.add("up to", "\(message)")
    case .page(let page): sheet.add("url", page.url)
    case .typing(let isOn): sheet.add("on", .flag(isOn))
    default: break
    }
    return sheet
  }

  func json(_ number: Int) -> String {
    var sheet = Sheet("")
    sheet.add("line", .number(number))
    sheet.add("frame", frame == nil ? .absent : .sheet(details))
    var refused = Sheet("")
    if let refusal {
      refused.add("code", refusal.code.rawValue)
      refused.add("reason", refusal.explanation)
      refused.add("id", refusal.frame)
    }
    sheet.add("refused", refusal == nil ? .absent : .sheet(refused))
    return sheet.json + "\n"
  }

  func plainText(_ number: Int) -> String {
    let words = details.rows.dropFirst().compactMap { row -> String? in
      switch row.detail {
      case .text(let text): "\(row.label) \(PlainText.visible(text).joined(separator: " "))"
      case .number(let number): "\(row.label) \(number)"
      case .flag(let flag): "\(row.label) \(flag ? "yes" : "no")"
      default: nil
      }
    }
    guard let refusal else {
      return "line \(number): \(frame?.typeName ?? "") (\(words.joined(separator: ", ")))\n"
        .replacing(" ()", with: "")
    }
    return "line \(number): refused: \(refusal.code.rawValue): \(refusal.explanation)\n"
  }
}
