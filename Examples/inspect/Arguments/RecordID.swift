/// The id of a line of JSON: whatever it is, it goes back as it came.
enum RecordID: Decodable {
  case whole(Int64)
  case large(UInt64)
  case fraction(Double)
  case text(String)
  case flag(Bool)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int64.self) {
      self = .whole(number)
    } else if let number = try? container.decode(UInt64.self) {
      self = .large(number)
    } else if let number = try? container.decode(Double.self) {
      self = .fraction(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  var json: String {
    switch self {
    case .whole(let number): String(number)
    case .large(let number): String(number)
    case .fraction(let number): String(number)
    case .text(let text): JSONText.quoted(text)
    case .flag(let flag): String(flag)
    }
  }
}
