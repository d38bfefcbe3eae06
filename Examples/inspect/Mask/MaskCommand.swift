import Foundation
import Masking

/// `inspect mask`: hides what is sensitive in lines of text.
struct MaskCommand: InspectCommand {
  static let name = "mask"
  static let summary = "hides card numbers, accounts, phones and addresses in lines of text"
  static let usage = """
    usage: inspect mask [OPTION …] < TEXT

    Reads lines from standard input and writes them masked to standard output. Lines that are not
    UTF-8 pass through unchanged. Memory does not grow with the input.

      --format agent|strict|placeholder|pci   how findings are masked (agent)
      --regions FI,SE                         home regions for phone numbers without a country code
      --broad                                 takes doubtful numbers for phone numbers too
      --only card,iban,ssn,phone,email        looks for these kinds only
      --json                                  writes {"masked": …, "findings": [{"type", "start", "end"}]}
                                              a line, offsets in Unicode scalars, half-open
      --jsonl                                 reads {"id": …, "text": …, "region": "FI"} a line and adds
                                              the id to the output; region may be absent or null
      --help                                  shows this

    With --jsonl, a line that is no such object is refused with its number, and the next is read.

    Exit status: 0 whether something was found or not, 1 when a line was refused, 2 for bad usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    guard let options = try MaskOptions(arguments) else {
      Terminal.write(usage)
      return .done
    }
    var maskers = RegionalMaskers(options: options)
    var input = LineReader()
    var output = LineWriter()
    var progress = Progress()
    var status = ExitStatus.done
    var lineCount = 0
    while let (line, hasLineFeed) = input.next() {
      lineCount += 1
      if options.readsRecords {
        if let record = record(line, &maskers, options) {
          output.write(record)
          output.write(CollectionOfOne(0x0A))
        } else {
          Terminal.complain("inspect mask: line \(lineCount): refused: \(noRecord)\n")
          status = .refused
        }
      } else {
        output.write(plain(line, maskers.masker(for: nil), options))
        if hasLineFeed || options.writesJSON { output.write(CollectionOfOne(0x0A)) }
      }
      progress.show(input.byteCount)
    }
    output.flush()
    progress.finish(input.byteCount)
    return status
  }

  private static let noRecord =
    "--jsonl takes one object {\"id\", \"text\", \"region\"} a line, and this is none"

  private static func plain(
    _ line: [UInt8],
    _ masker: Masker,
    _ options: MaskOptions
  ) -> [UInt8] {
    guard let text = String(validating: line, as: UTF8.self) else {
      // Not text: nothing can be said about it, and nothing is changed.
      return options.writesJSON ? Array("{\"masked\": null, \"findings\": []}".utf8) : line
    }
    if options.writesJSON { return Array(json(text, masker, id: nil).utf8) }
    return Array(masker.mask(text).utf8)
  }

  private static func record(
    _ line: [UInt8],
    _ maskers: inout RegionalMaskers,
    _ options: MaskOptions
  ) -> [UInt8]? {
    guard let record = try? JSONDecoder().decode(Record.self, from: Data(line)) else { return nil }
    let masker = maskers.masker(for: record.region)
    let id = RecordID.json(in: line)
    if options.writesJSON { return Array(json(record.text, masker, id: id).utf8) }
    return Array("{\"id\": \(id), \"masked\": \(JSONText.quoted(masker.mask(record.text)))}".utf8)
  }

  private static func json(_ text: String, _ masker: Masker, id: String?) -> String {
    let masked = masker.masked(text)
    let offsets = Finding.scalarOffsets(of: masked.findings, in: text)
    let findings = zip(masked.findings, offsets).map { finding, range in
      "{\"type\": \(JSONText.quoted(finding.kind.rawValue)), \"start\": \(range.lowerBound), "
        + "\"end\": \(range.upperBound)}"
    }
    let head = id.map { "\"id\": \($0), " } ?? ""
    return "{\(head)\"masked\": \(JSONText.quoted(masked.text)), "
      + "\"findings\": [\(findings.joined(separator: ", "))]}"
  }
}

/// A line of `--jsonl`.
private struct Record: Decodable {
  var text: String
  var region: String?
}
