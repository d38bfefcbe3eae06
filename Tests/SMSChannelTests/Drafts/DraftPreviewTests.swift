import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct DraftPreviewTests {
  private let tariff = SegmentTariff(
    segment: Decimal(5) / 100,
    mediaMessage: Decimal(20) / 100,
    currency: "EUR"
  )

  @Test func `C-01 a draft shows segments, price and what makes it dear`() {
    let draft = "It\u{2019}s \u{201C}ready\u{201D} " + String(repeating: "a", count: 80)
    let preview = DraftPreview(draft, tariff: tariff)
    #expect(preview.text == draft)
    #expect(preview.count.encoding == .ucs2)
    #expect(preview.count.segments == 2)
    #expect(preview.price == Decimal(10) / 100)
    #expect(preview.costly == ["\u{2019}", "\u{201C}", "\u{201D}"])
    #expect(preview.plain?.segments == 1)
    #expect(preview.excess == nil)
  }

  @Test func `C-01 with replacements a draft is looked at as it will be sent`() {
    let draft = "It\u{2019}s " + String(repeating: "a", count: 100)
    let preview = DraftPreview(draft, replacement: .whenCheaper, tariff: tariff)
    #expect(preview.text.hasPrefix("It's"))
    #expect(preview.count.segments == 1)
    #expect(preview.costly.isEmpty && preview.plain == nil)
  }

  @Test func `C-01 1,000 characters of UCS-2 are more than Telnyx takes`() {
    let short = DraftPreview(String(repeating: "б", count: 670), limit: .telnyx)
    #expect(short.excess == nil)
    let long = DraftPreview(String(repeating: "б", count: 1000), limit: .telnyx)
    #expect(
      long.excess?.code
        == .textTooLongForChannel(maximum: 10, actual: 15, unit: "segments")
    )
    #expect(DraftPreview(String(repeating: "a", count: 1601), limit: .twilio).excess != nil)
    #expect(DraftPreview(String(repeating: "a", count: 1600), limit: .twilio).excess == nil)
  }

  @Test func `C-01 a message with files has a price of its own, or none`() {
    #expect(DraftPreview("a", attachments: 1, tariff: tariff).price == Decimal(20) / 100)
    let textOnly = SegmentTariff(segment: 1, currency: "EUR")
    #expect(DraftPreview("a", attachments: 1, tariff: textOnly).price == nil)
    #expect(DraftPreview("a").price == nil)
  }

  @Test func `C-01 at most ten characters are named`() {
    let draft = String(String.UnicodeScalarView((0x430...0x43F).compactMap { Unicode.Scalar($0) }))
    #expect(DraftPreview(draft).costly.count == DraftPreview.mostCostly)
  }
}
