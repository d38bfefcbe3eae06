import ChannelTestSupport
import SMSChannel
import Testing

@Suite struct SegmentCountTests {
  @Test(arguments: SegmentVectors.all.indices)
  func `A5 C-01 every vector has its encoding, segments and units`(_ index: Int) {
    let vector = SegmentVectors.all[index]
    let count = SegmentCount(vector.text)
    #expect(count.encoding == vector.encoding, "\(vector.name)")
    #expect(count.segments == vector.segments, "\(vector.name)")
    #expect(count.units == vector.units, "\(vector.name)")
    let segmentation = Segmentation(vector.text)
    #expect(segmentation.encoding == vector.encoding, "\(vector.name)")
    #expect(segmentation.segments.count == vector.segments, "\(vector.name)")
    if let parts = vector.parts { #expect(segmentation.units == parts, "\(vector.name)") }
    #expect(segmentation.segments.map { String($0.text) }.joined() == vector.text)
    #expect(count.unitsInLast == segmentation.units.last)
  }

  @Test func `C-01 1,000 characters take 7 segments in GSM-7 and 15 in UCS-2`() {
    #expect(SegmentCount(String(repeating: "a", count: 1000)).segments == 7)
    #expect(SegmentCount(String(repeating: "б", count: 1000)).segments == 15)
  }

  @Test func `C-01 one character outside of GSM-7 switches the whole message`() {
    let plain = String(repeating: "a", count: 100)
    #expect(SegmentCount(plain).encoding == .gsm7)
    let switched = SegmentCount(plain + "\u{2019}")
    #expect(switched.encoding == .ucs2)
    #expect(switched.segments == 2)
    #expect(switched.units == 101)
  }

  @Test func `A5 the alphabet has 127 characters of one septet and ten of two`() {
    let beyond =
      "\u{A1}\u{A3}\u{A4}\u{A5}\u{A7}\u{BF}\u{C4}\u{C5}\u{C6}\u{C7}\u{C9}\u{D1}\u{D6}\u{D8}\u{DC}"
      + "\u{DF}\u{E0}\u{E4}\u{E5}\u{E6}\u{E8}\u{E9}\u{EC}\u{F1}\u{F2}\u{F6}\u{F8}\u{F9}\u{FC}"
      + "\u{393}\u{394}\u{398}\u{39B}\u{39E}\u{3A0}\u{3A3}\u{3A6}\u{3A8}\u{3A9}"
    let ascii =
      "\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
      + "abcdefghijklmnopqrstuvwxyz"
    let one = Set((beyond + ascii).unicodeScalars)
    let two = Set("\u{C}[\\]^{|}~\u{20AC}".unicodeScalars)
    #expect(one.count == 127)
    #expect(two.count == 10)
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = one.contains(scalar) ? 1 : two.contains(scalar) ? 2 : nil
      #expect(GSMAlphabet.septets(of: scalar) == expected)
    }
  }

  @Test func `A5 what is easily mistaken is not in GSM-7`() {
    for text in ["\u{E7}", "\u{E1}", "\u{ED}", "\u{F3}", "\u{FA}", "`", "\t", "\u{A0}", "\u{201C}"]
    {
      #expect(SegmentCount(text).encoding == .ucs2)
    }
    #expect(SegmentCount("\u{C7}\u{E0}\u{E8}\u{F9}\u{20AC}").encoding == .gsm7)
  }

  @Test func `A5 a reference of two bytes leaves 152 and 66 units a segment`() {
    let septets = SegmentCount(String(repeating: "a", count: 305), joinedBy: .sixteenBit)
    #expect(septets.segments == 3)
    #expect(septets.unitsInLast == 1)
    let units = SegmentCount(String(repeating: "б", count: 132), joinedBy: .sixteenBit)
    #expect(units.segments == 2)
    #expect(units.room == 0)
  }

  @Test func `A5 more than 255 segments cannot be counted by the header`() {
    #expect(SegmentCount(String(repeating: "a", count: 255 * 153)).isSendable)
    #expect(!SegmentCount(String(repeating: "a", count: 255 * 153 + 1)).isSendable)
  }

  @Test func `A5 the room is what the last segment still holds`() {
    #expect(SegmentCount("").room == 160)
    #expect(SegmentCount("ab").room == 158)
    #expect(SegmentCount("б").room == 69)
    #expect(SegmentCount(String(repeating: "a", count: 161)).room == 145)
  }

  @Test func `A5 counts and cuts agree on any text, and no pair is split`() {
    var random = SeededGenerator(seed: 5)
    let alphabet: [Unicode.Scalar] = [
      "a", "\u{20AC}", "{", "\u{E9}", "\n", "\u{431}", "\u{1F600}", "\u{200D}", "\u{301}",
    ]
    for round in 0..<3000 {
      let letters = round.isMultiple(of: 2) ? 5 : alphabet.count
      let length = Int.random(in: 0...400, using: &random)
      let text = String(
        String.UnicodeScalarView(
          (0..<length).map { _ in alphabet[Int.random(in: 0..<letters, using: &random)] }
        )
      )
      let count = SegmentCount(text)
      let cut = Segmentation(text)
      #expect(cut.segments.count == count.segments)
      #expect(cut.units.reduce(0, +) == count.units)
      #expect(cut.units.last == count.unitsInLast)
      let several = count.encoding.unitsInEach()
      let room = count.segments == 1 ? count.encoding.unitsInSingle : several
      for (index, segment) in cut.segments.enumerated() {
        #expect(segment.units <= room)
        // Only a pair that would not fit leaves a unit free.
        if index < cut.segments.count - 1 { #expect(segment.units >= several - 1) }
        let own = segment.text.unicodeScalars.reduce(0) { sum, scalar in
          let utf16 = scalar.value > 0xFFFF ? 2 : 1
          return sum + (count.encoding == .ucs2 ? utf16 : GSMAlphabet.septets(of: scalar) ?? 0)
        }
        #expect(own == segment.units)
      }
      #expect(cut.segments.map { String($0.text) }.joined().utf8.elementsEqual(text.utf8))
    }
  }
}
