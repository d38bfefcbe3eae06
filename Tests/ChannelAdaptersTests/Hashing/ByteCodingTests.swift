import ChannelAdapters
import ChannelTestSupport
import Testing

@Suite struct ByteCodingTests {
  // RFC 4648 section 10.
  @Test(arguments: [
    ("", "", ""),
    ("f", "Zg==", "66"),
    ("fo", "Zm8=", "666f"),
    ("foo", "Zm9v", "666f6f"),
    ("foob", "Zm9vYg==", "666f6f62"),
    ("fooba", "Zm9vYmE=", "666f6f6261"),
    ("foobar", "Zm9vYmFy", "666f6f626172"),
  ])
  func `The examples of RFC 4648 hold in both directions`(
    text: String,
    base64: String,
    hexadecimal: String
  ) throws {
    #expect(Base64Coding.encode(text.utf8) == base64)
    #expect(try Base64Coding.decode(base64) == Array(text.utf8))
    #expect(HexadecimalCoding.encode(text.utf8) == hexadecimal)
    #expect(try HexadecimalCoding.decode(hexadecimal) == Array(text.utf8))
  }

  @Test func `Any bytes survive the round trip in every coding`() throws {
    var generator = SeededGenerator(seed: 2)
    for length in 0...100 {
      let bytes = generator.bytes(length)
      #expect(try HexadecimalCoding.decode(HexadecimalCoding.encode(bytes)) == bytes)
      #expect(try Base64Coding.decode(Base64Coding.encode(bytes)) == bytes)
      let urlSafe = Base64Coding.encode(bytes, alphabet: .urlSafe)
      #expect(try Base64Coding.decode(urlSafe, alphabet: .urlSafe) == bytes)
      #expect(urlSafe.utf8.allSatisfy { !"+/=".utf8.contains($0) })
    }
  }

  @Test func `Upper-case hexadecimal digits are read too`() throws {
    #expect(try HexadecimalCoding.decode("00aAfF") == [0x00, 0xaa, 0xff])
  }

  @Test(arguments: [
    ("0", ByteCodingError.Code.incomplete, 1),
    ("0g", .invalidCharacter, 1),
    ("00 ", .invalidCharacter, 2),
    ("é0", .invalidCharacter, 0),
    ("0x00", .invalidCharacter, 1),
    ("００", .invalidCharacter, 0),
  ])
  func `Hexadecimal text with anything else is refused`(
    text: String,
    code: ByteCodingError.Code,
    position: Int
  ) throws {
    let error = #expect(throws: ByteCodingError.self) { try HexadecimalCoding.decode(text) }
    #expect(error?.code == code)
    #expect(error?.position == position)
  }

  @Test(arguments: [
    ("Zg", ByteCodingError.Code.incomplete, 2),
    ("Zg=", .incomplete, 3),
    ("Z===", .incomplete, 1),
    ("Zg===", .misplacedPadding, 2),
    ("Zm9v=", .misplacedPadding, 4),
    ("Zm9v====", .misplacedPadding, 4),
    ("=", .misplacedPadding, 0),
    ("Zg=a", .misplacedPadding, 2),
    ("Zh==", .leftoverBits, 1),
    ("Zm9=", .leftoverBits, 2),
    ("Zm9v\n", .incomplete, 5),
    ("Zm 9", .invalidCharacter, 2),
    ("Zm-_", .invalidCharacter, 2),
    ("Zmü", .invalidCharacter, 2),
  ])
  func `Base64 text has one spelling and no white space`(
    text: String,
    code: ByteCodingError.Code,
    position: Int
  ) throws {
    let error = #expect(throws: ByteCodingError.self) { try Base64Coding.decode(text) }
    #expect(error?.code == code)
    #expect(error?.position == position)
  }

  @Test(arguments: ["Zg==", "Zm+/"])
  func `URL-safe base64 takes neither padding nor the other alphabet`(text: String) {
    #expect(throws: ByteCodingError.self) { try Base64Coding.decode(text, alphabet: .urlSafe) }
  }

  @Test func `Random text never traps, and what decodes encodes back to itself`() throws {
    var generator = SeededGenerator(seed: 3)
    let alphabet = Array("ABab01+/-_==\n %é".unicodeScalars)
    var decoded = 0
    for _ in 0..<20_000 {
      let scalars = (0..<Int.random(in: 0...8, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      }
      let text = String(String.UnicodeScalarView(scalars))
      if let bytes = try? Base64Coding.decode(text) {
        decoded += 1
        #expect(Base64Coding.encode(bytes) == text)
      }
    }
    #expect(decoded > 100)
  }
}
