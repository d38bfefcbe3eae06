import Foundation
import SMSChannel

/// `inspect sms`: how texts travel as text messages.
struct SMSCommand: InspectCommand {
  static let name = "sms"
  static let summary = "counts the segments that texts take as text messages"
  static let usage = """
    usage: inspect sms [OPTION …] < TEXT

    Reads lines from standard input and writes one JSON object for each, on one line:
    {"encoding":"GSM-7","segments":2,"units":[153,8]}, with the units used in each segment.

      --jsonl                 reads {"id": …, "text": …} a line; what is written begins with the id
      --plain-typography      counts with plain characters in the place of typographic ones
      --help                  shows this

    An empty text is GSM-7, one segment, [0]. Neither the line feed at the end of a line nor a
    carriage return before it belongs to the text; in a text of --jsonl both count.

    Exit status: 0 when every line was counted, 1 when a line was refused (it says why, and the next
    is read), 2 for bad usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(flags: ["--jsonl", "--plain-typography"])
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    guard options.operands.isEmpty else {
      throw UsageError(message: "the texts come from standard input: inspect sms … < FILE")
    }
    let readsRecords = options.has("--jsonl")
    let policy: TypographicReplacement.Policy = options.has("--plain-typography") ? .always : .never
    var input = LineReader()
    var output = LineWriter()
    var status = ExitStatus.done
    var lineCount = 0
    while let line = input.next() {
      lineCount += 1
      do throws(InputError) {
        let record = try readsRecords ? Record(json: line.bytes) : Record(text: line.bytes)
        output.write(record.line(policy).utf8)
      } catch {
        Terminal.complain("inspect sms: line \(lineCount): refused: \(error.message)\n")
        status = .refused
      }
    }
    output.flush()
    return status
  }
}

/// A text to be counted, and what names it.
private struct Record {
  /// The id as JSON; `nil` where lines have none.
  let id: String?
  let text: String

  private struct Line: Decodable {
    let text: String
  }

  init(text line: [UInt8]) throws(InputError) {
    let bytes = line.last == 0x0D ? line.dropLast() : line[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError(message: "it is not UTF-8")
    }
    id = nil
    self.text = text
  }

  init(json line: [UInt8]) throws(InputError) {
    guard let record = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
      throw InputError(
        message: "--jsonl takes one object {\"id\", \"text\"} a line, and this is none"
      )
    }
    id = RecordID.json(in: line)
    text = record.text
  }

  func line(_ policy: TypographicReplacement.Policy) -> String {
    let segmentation = Segmentation(policy.apply(to: text))
    let head = id.map { "\"id\":\($0)," } ?? ""
    let units = segmentation.units.map(String.init).joined(separator: ",")
    return "{\(head)\"encoding\":\"\(segmentation.encoding.rawValue)\","
      + "\"segments\":\(segmentation.segments.count),\"units\":[\(units)]}\n"
  }
}
