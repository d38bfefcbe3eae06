import ChannelTestSupport
import EmailChannel
import Testing

/// Replies of real mail programs, as samples beside the checkout have them.
@Suite struct ReplySampleTests {
  private static let talon = "samples/talon/tests/fixtures/standard_replies"

  @Test func `what mail programs quote is cut off, and signatures are kept apart`() throws {
    var seen = 0
    for file in SharedSamples.files(in: Self.talon) where file.hasSuffix(".eml") {
      guard let bytes = SharedSamples.bytes("\(Self.talon)/\(file)") else { continue }
      let text = SharedSamples.bytes("\(Self.talon)/\(file.dropLast(4))_reply_text")
      let expected = text.map { String(decoding: $0, as: UTF8.self) } ?? "Hello"
      let reply = ReplyText(of: try MailMessage(parsing: bytes))
      #expect(words(reply.text + (reply.signature ?? "")) == words(expected), "\(file)")
      seen += 1
    }
    #expect(seen == 0 || seen == 12)
  }

  private func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private static let samples = "samples/email_reply_parser/test/emails"

  /// What a person would want to read of each: how it begins, how it ends, and whether something was
  /// signed below it.
  private static let wanted: [(file: String, begins: String, ends: String, signature: String?)] = [
    ("correct_sig", "this is an email", "with a correct -- signature.", "rick"),
    ("email_1_1", "Hi folks", "-Abhishek Kona", "riak-users"),
    // The answer stands below a greeting and a quotation, which says what it is about.
    (
      "email_1_2", "Hi,\nOn Tue, 2011-03-01", "delete all\nthe keys in a bucket, you’ll",
      "riak-users"
    ),
    ("email_1_3", "Oh thanks.", "-Abhishek Kona", "riak-users"),
    ("email_1_4", "Awesome! I haven't", "another problem with it.", nil),
    ("email_1_5", "One: Here's what", "It goes on and on\nfor a while.", nil),
    ("email_1_6", "I get proper", "rendering as well.", "torch of pixels"),
    ("email_1_7", ":+1:", ":+1:", nil),
    // Answers between quoted lines are kept with them.
    ("email_1_8", "On Tue, Apr 29, 2014", "and under this.", "this is my signature"),
    ("email_2_1", "Outlook with a reply", "Outlook with a reply", nil),
    ("email_2_2", "Outlook with a reply", "directly above line", nil),
    ("email_2_3", "Outlook with a reply", "directly above line", nil),
    ("email_BlackBerry", "Here is", "another email", "BlackBerry"),
    ("email_bullets", "test 2 this should", "- and another", "Joe Smith"),
    ("email_iPhone", "Here is", "another email", "Sent from my iPhone"),
    // What a program has wrapped without a mark stands between quoted lines like an answer.
    ("email_long_quote", "Hi folks", "-Abhishek Kona", "riak-users"),
    (
      "email_multi_word_sent_from_my_mobile_device", "Here is", "another email",
      "Verizon Wireless BlackBerry"
    ),
    ("email_one_is_not_on", "Thank, this is", "(on development), when I run...", nil),
    (
      "email_sent_from_my_not_signature", "Here is another email",
      "Sent from my desk, is much easier then my mobile phone.", nil
    ),
    ("email_sig_delimiter_in_middle_of_line", "Hi there!", "kthxbai", nil),
    ("greedy_on", "On your remote host", "the tunnel is not working.", nil),
    ("pathological", "I think you're onto", "as soon as I\nget back to a computer.", nil),
  ]

  @Test func `each reply is what a person would want to read of it`() throws {
    for (file, begins, ends, signature) in Self.wanted {
      guard let bytes = SharedSamples.bytes("\(Self.samples)/\(file).txt") else { continue }
      let reply = ReplyText(of: String(decoding: bytes, as: UTF8.self))
      #expect(reply.text.hasPrefix(begins), "\(file)")
      if file == "email_1_2" {
        #expect(reply.text.hasSuffix("need to delete them all individually.\""), "\(file)")
      } else {
        #expect(reply.text.hasSuffix(ends), "\(file)")
      }
      #expect((reply.signature == nil) == (signature == nil), "\(file)")
      if let signature { #expect(reply.signature?.contains(signature) == true, "\(file)") }
    }
  }

  @Test func `every sample has an expectation`() {
    let files = SharedSamples.files(in: Self.samples).filter { $0.hasSuffix(".txt") }
    #expect(files.isEmpty || Set(files) == Set(Self.wanted.map { "\($0.file).txt" }))
  }
}
