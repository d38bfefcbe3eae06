import Masking

/// The options of `inspect mask`.
struct MaskOptions {
  var settings = Masker.Settings()
  var readsRecords = false
  var writesJSON = false

  /// Reads the arguments; nil if help was asked for.
  init?(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(of option: String) throws -> String {
      guard let value = rest.popFirst() else {
        throw UsageError(message: "\(option) wants a value.")
      }
      return value
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": return nil
      case "--json": writesJSON = true
      case "--jsonl": readsRecords = true
      case "--broad": settings.phoneLeniency = .broad
      case "--format": settings.format = try Self.format(value(of: argument))
      case "--regions":
        settings.homeRegions = try value(of: argument).split(separator: ",").map(String.init)
      case "--only": settings.kinds = try Self.kinds(value(of: argument))
      default: throw UsageError(message: "there is no option “\(argument)”; --help lists them.")
      }
    }
  }

  private static func format(_ name: String) throws -> MaskFormat {
    switch name {
    case "agent": return .agent
    case "strict": return .strict
    case "placeholder": return .placeholder
    case "pci": return .pci
    default: throw UsageError(message: "--format is agent, strict, placeholder or pci.")
    }
  }

  private static func kinds(_ list: String) throws -> Set<SensitiveKind> {
    let kinds = Set(list.split(separator: ",").map { SensitiveKind(rawValue: String($0)) })
    guard !kinds.isEmpty, kinds.isSubset(of: SensitiveKind.builtIn) else {
      throw UsageError(message: "--only takes card, iban, ssn, phone and email.")
    }
    return kinds
  }
}

/// Maskers by region, each made once: a masker holds its regions' numbering plans.
struct RegionalMaskers {
  private let options: MaskOptions
  private let common: Masker
  private var byRegion: [String: Masker] = [:]

  init(options: MaskOptions) {
    self.options = options
    common = Masker(options.settings)
  }

  /// The masker for a message from a region; the home regions of the command line count too.
  mutating func masker(for region: String?) -> Masker {
    guard let region, region.utf8.count == 2 else { return common }
    if let known = byRegion[region] { return known }
    var settings = options.settings
    settings.homeRegions.insert(region, at: 0)
    let masker = Masker(settings)
    byRegion[region] = masker
    return masker
  }
}
