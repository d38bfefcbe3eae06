import EmailChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct CharsetTests {
  private func text(_ bytes: [UInt8], _ charset: String) throws -> MailMessage {
    let header = "From: a@example.com\nContent-Type: text/plain; charset=\"\(charset)\"\n\n"
    return try MailMessage(parsing: Array(header.utf8) + bytes)
  }

  /// Texts as others have encoded them.
  private static let samples: [(String, String, String)] = [
    ("utf-8", "R3LDvMOfZSwg5rOo5paHIPCfmIA=", "Grüße, 注文 😀"),
    ("us-ascii", "SGVsbG8=", "Hello"),
    ("iso-8859-1", "R3L832UgliA1IIA=", "Grüße – 5 €"),
    ("ISO_8859-2", "WmG/87PmIGfqtmyxIGphvPE=", "Zażółć gęślą jaźń"),
    ("iso-8859-4", "qWlhdWxpYWk=", "Šiauliai"),
    ("iso-8859-5", "s9TVINze2SDX0NrQ1w==", "Где мой заказ"),
    ("iso-8859-6", "w+rmINfkyOo=", "أين طلبي"),
    ("iso-8859-7", "0O/9IOXf7eHp", "Πού είναι"),
    ("iso-8859-8", "4On05CDk5Obu8OQ=", "איפה ההזמנה"),
    ("iso-8859-9", "U2lwYXJp/mltIG5lcmVkZQ==", "Siparişim nerede"),
    ("iso-8859-13", "S3VyIG1hbm8gdf5zYWt5bWFz", "Kur mano užsakymas"),
    ("iso-8859-15", "T/kgZXN0IG1hIGNvbW1hbmRlIOAgNSCk", "Où est ma commande à 5 €"),
    ("iso-8859-16", "Y29tYW5k4yD+YXLj", "comandă țară"),
    (
      "windows-1250", "S2RlIGplIG1vamUgb2JqZWRu4XZrYSCWIHD47Wxpmg==",
      "Kde je moje objednávka – příliš"
    ),
    ("cp1251", "w+TlIOzu6SDn4Org5yCWILk1", "Где мой заказ – №5"),
    ("windows-1253", "0O/9IOXf7eHpIJYggA==", "Πού είναι – €"),
    ("windows-1254", "U2lwYXJp/mltIG5lcmVkZSCWIIA=", "Siparişim nerede – €"),
    ("windows-1255", "4On05CDk5Obu8OQgliCk", "איפה ההזמנה – ₪"),
    ("windows-1256", "w+3kINjhyO0gliCA", "أين طلبي – €"),
    ("windows-1257", "S3VyIG1hbm8gdf5zYWt5bWFzIJYggA==", "Kur mano užsakymas – €"),
    ("windows-1258", "0PVuIGjgbmcgliCA", "Đơn hàng – €"),
    ("koi8-r", "58TFIM3PyiDawcvB2g==", "Где мой заказ"),
    ("KOI8-U", "5MUgzc+kINrBzc/XzMXOztEgp60=", "Де моє замовлення їґ"),
    ("macintosh", "R3Kfp2Ug0CA1INs=", "Grüße – 5 €"),
    ("ibm866", "g6SlIKyuqSCnoKqgpw==", "Где мой заказ"),
    ("windows-874", "pNPK0einq9fpzQ==", "คำสั่งซื้อ"),
    ("gb2312", "ztK1xLaptaXU2sTEwO+jvw==", "我的订单在哪里？"),
    ("GBK", "ztK1xNOGhs7U2sTE0WWjvw==", "我的訂單在哪裡？"),
    ("gb18030", "ztK1xLaptaUglDn8NiCBNfQ3", "我的订单 😀 ḿ"),
    ("big5", "p9qquq1xs+amYq3+uMyhSA==", "我的訂單在哪裡？"),
    ("big5-hkscs", "p9qSXZ3vrXGz5p32w+Sr16FI", "我哋嘅訂單喺邊度？"),
    ("shift_jis", "ko2VtoLNgseCsYLFgreCqYFItsC2xYdA", "注文はどこですか？ｶﾀｶﾅ①"),
    ("windows-31j", "7uCTh4mugWA=", "髙島屋～"),
    ("euc-jp", "w+3KuKTPpMmks6THpLmkq6GpocGOto7F", "注文はどこですか？〜ｶﾅ"),
    ("iso-2022-jp", "GyRCQ21KOCRPJEkkMyRHJDkkKyEpIUEbKEIgYWJj", "注文はどこですか？〜 abc"),
    ("euc-kr", "wda5rsC6IL7utfC/oSDA1r3AtM+x7j8=", "주문은 어디에 있습니까?"),
    ("ks_c_5601-1987", "lO4gwda5riCMY7nmsKLHzw==", "뷁 주문 똠방각하"),
    ("iso-2022-kr", "GyQpQw5BVjkuQDoPIA4+bjVwDw==", "주문은 어디"),
    ("utf-16", "//5HAHIA/ADfAGUAIAA92ADe", "Grüße 😀"),
    ("utf-16be", "AEcAcgD8AN8AZQ==", "Grüße"),
    ("utf-16le", "6GyHZSAAPdgA3g==", "注文 😀"),
    ("utf-32", "//4AAEcAAAByAAAA/AAAAN8AAABlAAAA", "Grüße"),
    ("utf-7", "R3IrQVB3QTN3LWUgJiArYk9obGh3ICstMQ==", "Grüße & 注文 +1"),
    ("hz-gb-2312", "fntOUjVENik1JX59", "我的订单"),
  ]

  @Test func `RFC 2045 text is read in every character set of mails`() throws {
    for (charset, encoded, expected) in Self.samples {
      let bytes = try Array(#require(Data(base64Encoded: encoded)))
      let read = try text(bytes, charset)
      #expect(read.text == expected, "\(charset)")
      #expect(read.defects.isEmpty, "\(charset)")
      let upper = try text(bytes, charset.uppercased())
      #expect(upper.text == expected, "\(charset)")
    }
  }

  @Test func `RFC 2047 words are read in every character set of mails`() throws {
    for (charset, encoded, expected) in Self.samples {
      let read = try mail("Subject: =?\(charset)?B?\(encoded)?=\n\n")
      #expect(read.subject == expected, "\(charset)")
    }
  }

  @Test func `RFC 2047 a character that is split between words is joined again`() throws {
    for (charset, encoded, expected) in Self.samples {
      let bytes = try Array(#require(Data(base64Encoded: encoded)))
      // A word of one byte after the other; escapes and marks of order must stay whole.
      guard !charset.contains("2022"), !charset.hasPrefix("utf-"), !charset.hasPrefix("hz") else {
        continue
      }
      let words = bytes.map { "=?\(charset)?B?\(Data([$0]).base64EncodedString())?=" }
      let read = try mail("Subject: \(words.joined(separator: "\r\n "))\n\n")
      #expect(read.subject == expected, "\(charset)")
    }
  }

  @Test(
    arguments: [
      ("gb18030", [0x81, 0x0a, 0x41], "\u{FFFD}\nA"),
      ("shift_jis", [0x81, 0x41, 0x85], "、\u{FFFD}"),
      ("euc-kr", [0xc8, 0xff, 0x41], "\u{FFFD}A"), ("big5", [0xa4, 0x20, 0x41], "\u{FFFD} A"),
      ("euc-jp", [0x8f, 0x41, 0x8e, 0x42], "\u{FFFD}A\u{FFFD}B"),
      ("utf-8", [0xc3, 0x41], "\u{FFFD}A"),
      ("iso-2022-jp", [0x1b, 0x24, 0x42, 0x30, 0x0a, 0x41], "\u{FFFD}\nA"),
      ("utf-16le", [0x41, 0x00, 0x00, 0xd8, 0x42, 0x00, 0x43], "A\u{FFFD}B\u{FFFD}"),
      ("windows-1253", [0x41, 0xaa], "A\u{FFFD}"),
    ] as [(String, [UInt8], String)]
  )
  func `bytes that a character set does not have are a defect, and swallow no ASCII`(
    _ charset: String,
    _ bytes: [UInt8],
    _ expected: String
  ) throws {
    let read = try text(bytes, charset)
    #expect(read.text == expected)
    #expect(charset.hasPrefix("utf-16") || read.defects.map(\.kind) == [.invalidCharacters])
  }

  @Test func `a character set that nobody knows is read as UTF-8 or as ASCII, with a defect`()
    throws
  {
    let sound = try text(Array("Grüße".utf8), "x-nobody-knows")
    #expect(sound.text == "Grüße")
    #expect(sound.defects.map(\.kind) == [.unknownCharset])
    #expect(sound.defects.first?.description == "unknown-charset (part 0)")
    let broken = try text([0x41, 0xe9, 0x42], "x-nobody-knows")
    #expect(broken.text == "A\u{FFFD}B")
  }

  @Test func `no text holds U+0000, which databases refuse`() throws {
    for (charset, bytes) in [
      ("utf-8", [0x41, 0]), ("gb18030", [0x41, 0]), ("utf-16be", [0, 0x41, 0, 0]),
      ("koi8-r", [0x41, 0]), ("x-nobody-knows", [0x41, 0]), ("us-ascii", [0x41, 0]),
    ] as [(String, [UInt8])] {
      #expect(try text(bytes, charset).text == "A\u{FFFD}", "\(charset)")
    }
  }

  @Test func `a byte order mark is no part of a text`() throws {
    #expect(try text([0xef, 0xbb, 0xbf, 0x41], "utf-8").text == "A")
    #expect(try text([0xff, 0xfe, 0x41, 0], "utf-16").text == "A")
  }
}
