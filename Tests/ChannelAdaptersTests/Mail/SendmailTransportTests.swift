#if os(macOS) || os(Linux)
import ChannelAdapters
import Foundation
import Testing

// One after the other: a script that is being written while another test starts its program may
// be open for writing in that program for a moment, and cannot be executed then.
@Suite(.serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/sh")))
struct SendmailTransportTests {
  private let message = Array("Subject: Hello\r\n\r\nfirst\r\n.\r\nlast\r\n".utf8)

  @Test func `The program gets the envelope as arguments and the mail as input`() async throws {
    let program = try FakeSendmail("printf '%s\\n' \"$@\" > args; cat > mail")
    let outcome = await program.transport().submit(message, envelope: try envelope())
    #expect(outcome == .accepted)
    let arguments = try program.file("args").split(separator: "\n")
    #expect(
      arguments == ["-i", "-f", "desk@example.com", "--", "a@example.com", "b@example.com"]
    )
    #expect(try program.file("mail").utf8.elementsEqual("Subject: Hello\n\nfirst\n.\nlast\n".utf8))
  }

  @Test func `The empty sender is passed on as such`() async throws {
    let program = try FakeSendmail("printf '%s\\n' \"$@\" > args")
    let envelope = try MailEnvelope(from: nil, to: [EnvelopeAddress("a@example.com")])
    #expect(await program.transport().submit(message, envelope: envelope) == .accepted)
    #expect(try program.file("args").split(separator: "\n")[2] == "<>")
  }

  @Test func `Nothing in an address reaches a shell`() async throws {
    let program = try FakeSendmail("printf '%s\\n' \"$@\" > args")
    let text = "a$HOME`id`&#*{x}@example.com"
    let envelope = try MailEnvelope(from: nil, to: [EnvelopeAddress(text)])
    #expect(await program.transport().submit(message, envelope: envelope) == .accepted)
    #expect(try program.file("args").split(separator: "\n").last.map(String.init) == text)
    #expect(throws: (any Error).self) { try program.file("evil") }
  }

  @Test func `Line ends stay as they are when asked`() async throws {
    let program = try FakeSendmail("cat > mail")
    let bytes = Array("a\r\nb\rc\nd\r\r\n\r".utf8)
    var transport = program.transport()
    transport.usesUnixLineEnds = false
    #expect(await transport.submit(bytes, envelope: try envelope()) == .accepted)
    #expect(try program.file("mail").utf8.elementsEqual(bytes))
    transport.usesUnixLineEnds = true
    #expect(await transport.submit(bytes, envelope: try envelope()) == .accepted)
    #expect(try program.file("mail").utf8.elementsEqual("a\nb\rc\nd\r\n\r".utf8))
  }

  @Test(arguments: [
    (64, "refused misconfigured"), (65, "refused rejected"), (66, "refused misconfigured"),
    (67, "refused unknownRecipient"), (68, "refused unknownRecipient"), (69, "refused rejected"),
    (70, "refused misconfigured"), (71, "deferred unavailable"), (72, "refused misconfigured"),
    (73, "refused misconfigured"), (74, "deferred unavailable"), (75, "deferred unavailable"),
    (76, "refused rejected"), (77, "refused rejected"), (78, "refused misconfigured"),
    (1, "unknown unclear"), (63, "unknown unclear"), (79, "unknown unclear"),
    (127, "unknown unclear"),
  ])
  func `The exit status says what came of it`(status: Int, expected: String) async throws {
    let program = try FakeSendmail("cat > /dev/null; echo made-up reason >&2; exit \(status)")
    let outcome = await program.transport().submit(message, envelope: try envelope())
    let (kind, diagnosis) = try parts(of: outcome)
    #expect("\(kind) \(diagnosis.code)" == expected)
    #expect(diagnosis.status == status)
    #expect(diagnosis.text == "made-up reason\n")
  }

  @Test func `A mail larger than the limit is refused without starting anything`() async throws {
    let program = try FakeSendmail("touch started")
    var transport = program.transport()
    transport.largestMessage = message.count - 1
    let outcome = await transport.submit(message, envelope: try envelope())
    #expect(outcome == .refused(MailDiagnosis(.messageTooLarge)))
    #expect(throws: (any Error).self) { try program.file("started") }
    transport.largestMessage = message.count
    #expect(await transport.submit(message, envelope: try envelope()) == .accepted)
  }

  @Test func `A program that is not there defers the mail as misconfigured`() async throws {
    let transport = SendmailTransport(path: "/nonexistent/sendmail")
    let outcome = await transport.submit(message, envelope: try envelope())
    let (kind, diagnosis) = try parts(of: outcome)
    #expect(kind == "deferred")
    #expect(diagnosis.code == .misconfigured)
  }

  @Test func `A program that reads nothing does no harm, however large the mail`() async throws {
    let program = try FakeSendmail("exit 75")
    let large = [UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20)
    let outcome = await program.transport().submit(large, envelope: try envelope())
    #expect(try parts(of: outcome).kind == "deferred")
  }

  @Test func `Of much error output the first 4,096 bytes are kept`() async throws {
    let program = try FakeSendmail(
      "i=0; while [ $i -lt 3000 ]; do echo 'one hundred bytes or so of complaint' >&2; "
        + "i=$((i+1)); done; exit 69"
    )
    let outcome = await program.transport().submit(message, envelope: try envelope())
    let text = try parts(of: outcome).diagnosis.text
    #expect(text.utf8.count == 4096)
    #expect(text.hasPrefix("one hundred bytes"))
  }

  @Test func `A program that leaves a child behind does not keep us waiting`() async throws {
    let program = try FakeSendmail("sleep 30 & exit 0")
    #expect(await program.transport().submit(message, envelope: try envelope()) == .accepted)
  }

  @Test func `A program that takes too long is ended, and the outcome is unknown`() async throws {
    let program = try FakeSendmail("echo $$ > pid; exec sleep 30")
    var transport = program.transport()
    transport.timeLimit = .milliseconds(300)
    let outcome = await transport.submit(message, envelope: try envelope())
    let (kind, diagnosis) = try parts(of: outcome)
    #expect(kind == "unknown")
    #expect(diagnosis.code == .timedOut)
    try expectGone(program)
  }

  @Test func `Cancelling ends the program, and the outcome is unknown`() async throws {
    let program = try FakeSendmail("echo $$ > pid; echo begun >&2; exec sleep 30")
    let transport = program.transport()
    let envelope = try envelope()
    let task = Task { await transport.submit(message, envelope: envelope) }
    try await program.waitForFile("pid")
    task.cancel()
    let (kind, diagnosis) = try parts(of: await task.value)
    #expect(kind == "unknown")
    #expect(diagnosis.code == .cancelled)
    try expectGone(program)
  }

  @Test func `A program that does not want to end is killed`() async throws {
    let program = try FakeSendmail("trap '' TERM; echo $$ > pid; exec sleep 30")
    let transport = program.transport()
    let envelope = try envelope()
    let task = Task { await transport.submit(message, envelope: envelope) }
    try await program.waitForFile("pid")
    task.cancel()
    #expect(try parts(of: await task.value).diagnosis.code == .cancelled)
    try expectGone(program)
  }

  @Test func `A program that finishes while being cancelled keeps its answer`() async throws {
    let program = try FakeSendmail(
      "trap 'exit 0' TERM; echo $$ > pid; while :; do sleep 0.05; done"
    )
    let transport = program.transport()
    let envelope = try envelope()
    let task = Task { await transport.submit(message, envelope: envelope) }
    try await program.waitForFile("pid")
    task.cancel()
    #expect(await task.value == .accepted)
  }

  @Test func `A task that is cancelled already starts nothing`() async throws {
    let program = try FakeSendmail("touch started")
    let transport = program.transport()
    let envelope = try envelope()
    let outcome = try await inCancelledTask {
      await transport.submit(message, envelope: envelope)
    }
    #expect(outcome == .deferred(MailDiagnosis(.cancelled)))
    #expect(throws: (any Error).self) { try program.file("started") }
  }

  @Test func `Another signal leaves the outcome unknown`() async throws {
    let program = try FakeSendmail("kill -9 $$")
    let outcome = await program.transport().submit(message, envelope: try envelope())
    let (kind, diagnosis) = try parts(of: outcome)
    #expect(kind == "unknown")
    #expect(diagnosis.code == .unclear)
  }

  @Test func `The program sees the variables it needs and no other`() async throws {
    let program = try FakeSendmail("/usr/bin/env > env")
    #expect(await program.transport().submit(message, envelope: try envelope()) == .accepted)
    let names = try program.file("env").split(separator: "\n").compactMap {
      $0.split(separator: "=").first
    }
    let passedOn = ["PATH", "HOME", "USER", "LOGNAME", "TZ", "XDG_CONFIG_HOME"]
    let shellsOwn = ["PWD", "OLDPWD", "SHLVL", "_"]
    #expect(names.contains("PWD"))
    #expect(names.allSatisfy { (passedOn + shellsOwn).contains(String($0)) })

    var transport = program.transport()
    transport.environment = ["MADE_UP": "a=b"]
    #expect(await transport.submit(message, envelope: try envelope()) == .accepted)
    #expect(try program.file("env").contains("MADE_UP=a=b\n"))
  }

  @Test func `The program does not get the files that the host has open`() async throws {
    let descriptor = unsafe open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    #expect(fcntl(descriptor, F_GETFD) == 0)
    let program = try FakeSendmail("if (true <&\(descriptor)); then exit 64; else exit 75; fi")
    let outcome = await program.transport().submit(message, envelope: try envelope())
    #expect(try parts(of: outcome).kind == "deferred")
  }

  @Test func `Many mails at once each have their own program`() async throws {
    let program = try FakeSendmail("cat > mail.$5")
    let transport = program.transport()
    await withTaskGroup(of: MailOutcome.self) { group in
      for number in 0..<20 {
        group.addTask {
          guard let address = try? EnvelopeAddress("\(number)@example.com"),
            let envelope = try? MailEnvelope(from: nil, to: [address])
          else { return .unknown(MailDiagnosis(.unclear)) }
          return await transport.submit(Array("mail \(number)".utf8), envelope: envelope)
        }
      }
      for await outcome in group {
        #expect(outcome == .accepted)
      }
    }
    for number in 0..<20 {
      #expect(try program.file("mail.\(number)@example.com") == "mail \(number)")
    }
  }

  private func envelope() throws -> MailEnvelope {
    try MailEnvelope(
      from: EnvelopeAddress("desk@example.com"),
      to: [EnvelopeAddress("a@example.com"), EnvelopeAddress("b@example.com")]
    )
  }

  private func parts(of outcome: MailOutcome) throws -> (kind: String, diagnosis: MailDiagnosis) {
    switch outcome {
    case .accepted: throw Unexpected()
    case .refused(let diagnosis): ("refused", diagnosis)
    case .deferred(let diagnosis): ("deferred", diagnosis)
    case .unknown(let diagnosis): ("unknown", diagnosis)
    }
  }

  private func expectGone(_ program: FakeSendmail) throws {
    let text = try program.file("pid").filter { $0.isNumber }
    let process = try #require(pid_t(text))
    #expect(kill(process, 0) == -1)
  }

  private struct Unexpected: Error {}
}
#endif
