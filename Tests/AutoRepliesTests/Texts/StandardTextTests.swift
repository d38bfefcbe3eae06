import AutoReplies
import Foundation
import Testing

@Suite struct StandardTextTests {
  /// The characters of the GSM alphabet (3GPP TS 23.038) that cost one septet, and those that cost two.
  private static let basic = Set(
    ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars
  )
  private static let extended = Set("^{}\\[~]|€\u{C}".unicodeScalars)

  /// How many parts a text message needs.
  static func parts(_ text: String) -> Int {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ basic.contains($0) || extended.contains($0) }) {
      let septets = scalars.reduce(0) { $0 + (extended.contains($1) ? 2 : 1) }
      return septets <= 160 ? 1 : (septets + 152) / 153
    }
    return text.utf16.count <= 70 ? 1 : (text.utf16.count + 66) / 67
  }

  @Test func `A-32 six languages have a text for each of the fourteen triggers`() throws {
    #expect(StandardTexts.languages == ["en", "fi", "hu", "pl", "sl", "sv"])
    for language in StandardTexts.languages {
      var texts: Set<String> = []
      for definition in TriggerDefinition.standard {
        let text = try #require(StandardTexts.text(for: definition.trigger, in: language))
        let template = try ReplyTemplate(text)
        #expect(template.fields.allSatisfy { definition.offers($0) })
        #expect(!text.contains("\n") && !text.contains("  "))
        texts.insert(text)
      }
      #expect(texts.count == 14, "\(language)")
    }
  }

  @Test func `C-01 each standard text fits two segments in its own encoding, with a link`() throws {
    for language in StandardTexts.languages {
      for definition in TriggerDefinition.standard {
        let text = try #require(StandardTexts.text(for: definition.trigger, in: language))
        let filled = try ReplyTemplate(text)
          .filled(with: [.link: "https://example.com/p/0123456789abcdef0123456"])
        #expect(Self.parts(filled) <= 2, "\(language): \(filled)")
      }
    }
    // English, Finnish and Swedish keep to the GSM alphabet.
    for language in ["en", "fi", "sv"] {
      for definition in TriggerDefinition.standard {
        let text = try #require(StandardTexts.text(for: definition.trigger, in: language))
        let plain = text.unicodeScalars.filter {
          !Self.basic.contains($0) && !Self.extended.contains($0)
        }
        #expect(plain.isEmpty, "\(text)")
      }
    }
  }

  @Test func `A language is found by the first part of its tag, in any case`() {
    let trigger = AutoReplyTrigger.customerHangsUp
    let finnish = StandardTexts.text(for: trigger, in: "fi")
    for tag in ["fi-FI", "FI", "fi_FI.UTF-8", "fi-Latn-FI"] {
      #expect(StandardTexts.text(for: trigger, in: tag) == finnish)
    }
    for tag in ["", "fin", "f", "-", "de-FI"] {
      #expect(StandardTexts.text(for: trigger, in: tag) == nil && !StandardTexts.speaks(tag))
    }
  }
}
