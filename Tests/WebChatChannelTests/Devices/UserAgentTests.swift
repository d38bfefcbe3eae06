import ChannelTestSupport
import ConversationCore
import Testing
import WebChatChannel

@Suite struct UserAgentTests {
  private static let webKit = "AppleWebKit/537.36 (KHTML, like Gecko)"

  private func name(_ software: SoftwareVersion?) -> String {
    [software?.name, software?.version].compactMap(\.self).joined(separator: " ")
  }

  /// What browsers send, with the browser and the system that people would name.
  private static let table: [(String, String, String)] = [
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(webKit) Chrome/126.0.0.0 Safari/537.36",
      "Chrome 126.0.0.0", "Windows 10 or 11"
    ),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(webKit) Chrome/126.0.0.0 Safari/537.36 "
        + "Edg/126.0.2592.68",
      "Edge 126.0.2592.68", "Windows 10 or 11"
    ),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(webKit) Chrome/64.0.3282.140 Safari/537.36 "
        + "Edge/18.17763",
      "Edge 18.17763", "Windows 10 or 11"
    ),
    (
      "Mozilla/5.0 (Windows NT 6.1; Win64; x64) \(webKit) Chrome/95.0.4638.69 Safari/537.36 "
        + "OPR/81.0.4196.31",
      "Opera 81.0.4196.31", "Windows 7"
    ),
    (
      "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
      "Internet Explorer 11.0", "Windows 7"
    ),
    (
      "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0)",
      "Internet Explorer 8.0", "Windows XP"
    ),
    ("Opera/9.80 (Windows NT 6.0) Presto/2.12.388 Version/12.16", "Opera 12.16", "Windows Vista"),
    (
      "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
      "Firefox 127.0", "Ubuntu"
    ),
    (
      "Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0",
      "Firefox 102.0", "Linux"
    ),
    (
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "Version/17.5 Safari/605.1.15",
      "Safari 17.5", "macOS 10.15.7"
    ),
    (
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0",
      "Firefox 127.0", "macOS 10.15"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      "Safari 17.5", "iOS 17.5.1"
    ),
    (
      "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1",
      "Chrome 126.0.6478.54", "iPadOS 16.6"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) FxiOS/127.0 Mobile/15E148 Safari/605.1.15",
      "Firefox 127.0", "iOS 17.5"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/467.0.0.38.109;FBBV/604466066]",
      "Facebook 467.0.0.38.109", "iOS 17.5"
    ),
    (
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) \(webKit) Chrome/126.0.6478.71 Mobile Safari/537.36",
      "Chrome 126.0.6478.71", "Android 14"
    ),
    (
      "Mozilla/5.0 (Linux; Android 13; SM-S911B) \(webKit) SamsungBrowser/25.0 Chrome/121.0.0.0 "
        + "Mobile Safari/537.36",
      "Samsung Internet 25.0", "Android 13"
    ),
    (
      "Mozilla/5.0 (Linux; U; Android 4.0.3; de-de; GT-I9100) AppleWebKit/534.30 "
        + "(KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
      "Android Browser 4.0", "Android 4.0.3"
    ),
    (
      "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
      "Firefox 127.0", "Android 14"
    ),
    (
      "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) \(webKit) Chrome/126.0.0.0 Safari/537.36",
      "Chrome 126.0.0.0", "ChromeOS 14541.0.0"
    ),
    (
      "Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) \(webKit) "
        + "Chrome/52.0.2743.116 Mobile Safari/537.36 Edge/15.15254",
      "Edge 15.15254", "Windows Phone 10.0"
    ),
    (
      "Mozilla/5.0 (X11; Linux x86_64) \(webKit) HeadlessChrome/126.0.0.0 Safari/537.36",
      "Chrome (headless) 126.0.0.0", "Linux"
    ),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(webKit) Chrome/124.0.0.0 YaBrowser/24.6.0.0 "
        + "Safari/537.36",
      "Yandex 24.6.0.0", "Windows 10 or 11"
    ),
    (
      "Mozilla/5.0 (Mobile; LYF/F300B/LYF-F300B-001-01; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
      "Firefox 48.0", "KaiOS 2.5"
    ),
    (
      "Mozilla/5.0 (X11; Linux x86_64) \(webKit) Chrome/126.0.0.0 Safari/537.36 Vivaldi/6.8.3381.44",
      "Vivaldi 6.8.3381.44", "Linux"
    ),
    ("curl/8.5.0", "", ""), ("", "", ""), ("(((((", "", ""), ("Mozilla/5.0", "", ""),
    ("Chrome/", "Chrome", ""), ("Chrome/x (Windows NT x)", "Chrome", "Windows"),
  ]

  @Test func `H-26 browser and system have the names and versions that people know`() {
    for (header, browser, system) in Self.table {
      let device = VisitorDevice(userAgent: header)
      #expect(name(device.browser) == browser, "\(header)")
      #expect(name(device.system) == system, "\(header)")
    }
  }

  @Test func `D any header is read, and no version is longer than thirty-two bytes`() {
    var random = SeededGenerator(seed: 20_260_302)
    for round in 0..<5000 {
      let header = Self.table[round % Self.table.count].0
      let mutated = String(decoding: random.mutated(Array(header.utf8)), as: UTF8.self)
      let device = VisitorDevice(userAgent: mutated)
      for software in [device.browser, device.system] {
        #expect((software?.version?.utf8.count ?? 0) <= 32)
      }
    }
    let long = "Chrome/" + String(repeating: "1", count: 1 << 20)
    #expect(VisitorDevice(userAgent: long).browser?.version?.utf8.count == 32)
  }
}
