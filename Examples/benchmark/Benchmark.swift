import Foundation

/// Measures the SDK: `benchmark [NAME…] [--json] [--rounds N] [--list]`.
@main
struct Benchmark {
  static let rows: [Row] = [
    engineRows, scaleRows, inboxRows, hashingRows,
    maskingRows, maskingCostRows,
    textMessageRows, webhookRows, webhookFuzzRows, metaWebhookRows, webChatRows, emailRows,
  ].flatMap { $0 }

  static func main() async {
    let options: Options
    do {
      options = try Options(CommandLine.arguments.dropFirst())
    } catch {
      complain("\(error)\n\n\(Options.usage)")
      exit(2)
    }
    if options.wantsHelp { return print(Options.usage) }
    if options.wantsList {
      for row in rows { print("\(row.name)  \(row.summary)") }
      return
    }
    let chosen = options.names.isEmpty ? rows : rows.filter { options.selects($0) }
    guard !chosen.isEmpty else {
      complain("no row is called \(options.names.joined(separator: ", ")); try --list")
      exit(2)
    }
    if !options.json { print(Report.heading) }
    for row in chosen {
      do {
        for figure in try await row.measure(options.rounds) {
          print(options.json ? figure.json : Report.line(figure))
        }
      } catch {
        complain("\(row.name) failed: \(error)")
        exit(1)
      }
    }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// Something that is measured.
struct Row: Sendable {
  let name: String
  let summary: String
  let measure: @Sendable (_ rounds: Int) async throws -> [Figure]
}

/// What was asked for on the command line.
struct Options {
  var names: [String] = []
  var json = false
  var rounds = 5
  var wantsHelp = false
  var wantsList = false

  static let usage = """
    usage: swift run -c release benchmark [NAME…] [--rounds N] [--json] [--list]

    Measures the SDK on this machine. Each figure stands beside a yardstick that was measured in
    the same run, so that shares can be compared between machines. NAME selects rows whose name
    begins with it.

      --rounds N   how often each row is measured (5); best and median are shown
      --json       one JSON object a figure and line
      --list       the names of the rows
    """

  struct Misuse: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--json": json = true
      case "--list": wantsList = true
      case "--help", "-h": wantsHelp = true
      case "--rounds":
        guard let text = iterator.next(), let number = Int(text), (1...100).contains(number) else {
          throw Misuse(description: "--rounds takes a number from 1 to 100")
        }
        rounds = number
      case let option where option.hasPrefix("-"):
        throw Misuse(description: "there is no option \(option)")
      default: names.append(argument)
      }
    }
  }

  func selects(_ row: Row) -> Bool { names.contains { row.name.hasPrefix($0) } }
}
