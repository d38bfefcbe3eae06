public import ConversationCore

extension VisitorDevice {
  /// Reads browser and operating system off a `User-Agent` header (H-26).
  ///
  /// Browsers name themselves behind those that they are built on, so that the order of the table
  /// decides. What is not known is `nil`; nothing is derived that would tell two visitors apart.
  public init(userAgent: String) {
    let tokens = UserAgentTokens(userAgent)
    self.init(browser: Self.browser(tokens), system: Self.system(tokens))
  }

  /// Products that name a browser, the more particular ones first.
  private static let browsers: [(product: String, name: String)] = [
    ("Edg", "Edge"), ("EdgA", "Edge"), ("EdgiOS", "Edge"), ("Edge", "Edge"),
    ("OPR", "Opera"), ("OPiOS", "Opera"), ("OPT", "Opera"), ("OPX", "Opera GX"),
    ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"), ("YaBrowser", "Yandex"),
    ("DuckDuckGo", "DuckDuckGo"), ("Ddg", "DuckDuckGo"), ("UCBrowser", "UC Browser"),
    ("MiuiBrowser", "Mi Browser"), ("HuaweiBrowser", "Huawei Browser"), ("Whale", "Whale"),
    ("Silk", "Silk"), ("Brave", "Brave"), ("Instagram", "Instagram"),
    ("FxiOS", "Firefox"), ("Focus", "Firefox Focus"), ("Firefox", "Firefox"),
    ("GSA", "Google app"), ("CriOS", "Chrome"), ("HeadlessChrome", "Chrome (headless)"),
    ("Chromium", "Chromium"), ("Chrome", "Chrome"), ("Opera", "Opera"),
  ]

  private static func browser(_ tokens: UserAgentTokens) -> SoftwareVersion? {
    if let facebook = tokens.products.first(where: { $0.name.contains("FBAV") }) {
      return SoftwareVersion("Facebook", version: facebook.version.leadingVersion)
    }
    // Opera said "Opera/9.80 … Version/12.16" for its last own versions.
    if let version = tokens.version(of: "Opera") {
      let real = tokens.version(of: "Version") ?? version
      return SoftwareVersion("Opera", version: real.leadingVersion)
    }
    for (product, name) in browsers {
      guard let version = tokens.version(of: product) else { continue }
      return SoftwareVersion(name, version: version.leadingVersion)
    }
    if let version = tokens.comment("MSIE ") {
      return SoftwareVersion("Internet Explorer", version: version.leadingVersion)
    }
    if tokens.comment("Trident/") != nil, let version = tokens.comment("rv:") {
      return SoftwareVersion("Internet Explorer", version: version.leadingVersion)
    }
    guard tokens.version(of: "Safari") != nil || tokens.version(of: "Mobile") != nil else {
      return nil
    }
    if tokens.comment("Android") != nil {
      let version = tokens.version(of: "Version")
      return SoftwareVersion("Android Browser", version: version?.leadingVersion)
    }
    guard tokens.comments.contains(where: { $0.contains("Mac OS X") }) else { return nil }
    return SoftwareVersion("Safari", version: tokens.version(of: "Version")?.leadingVersion)
  }

  /// What versions of Windows NT are called.
  private static let windows: [String: String] = [
    "10.0": "10 or 11", "6.3": "8.1", "6.2": "8", "6.1": "7", "6.0": "Vista", "5.2": "XP",
    "5.1": "XP",
  ]

  private static func system(_ tokens: UserAgentTokens) -> SoftwareVersion? {
    if let version = tokens.comment("Windows Phone ") {
      let version = version.hasPrefix("OS ") ? version.dropFirst(3) : version
      return SoftwareVersion("Windows Phone", version: version.leadingVersion)
    }
    if let version = tokens.comment("Windows NT ")?.leadingVersion {
      return SoftwareVersion("Windows", version: windows[version] ?? version)
    }
    if tokens.comment("Windows") != nil { return SoftwareVersion("Windows") }
    for (prefix, name) in [("CPU iPhone OS ", "iOS"), ("CPU OS ", "iPadOS")] {
      guard let version = tokens.comment(prefix) else { continue }
      return SoftwareVersion(name, version: version.leadingVersion)
    }
    if let version = tokens.comment("Intel Mac OS X ") ?? tokens.comment("PPC Mac OS X ") {
      return SoftwareVersion("macOS", version: version.leadingVersion)
    }
    if tokens.comment("Intel Mac OS X") != nil { return SoftwareVersion("macOS") }
    if let version = tokens.comment("Android ") {
      return SoftwareVersion("Android", version: version.leadingVersion)
    }
    if tokens.comment("Android") != nil { return SoftwareVersion("Android") }
    if let words = tokens.comment("CrOS ") {
      let version = words.split(separator: " ").last.flatMap { $0.leadingVersion }
      return SoftwareVersion("ChromeOS", version: version)
    }
    if let version = tokens.version(of: "KAIOS") {
      return SoftwareVersion("KaiOS", version: version.leadingVersion)
    }
    for name in ["Ubuntu", "Fedora"] where tokens.comments.contains(where: { $0 == name }) {
      return SoftwareVersion(name)
    }
    if tokens.comment("Linux") != nil { return SoftwareVersion("Linux") }
    if tokens.comment("FreeBSD") != nil { return SoftwareVersion("FreeBSD") }
    return nil
  }
}
