/// How far long input has been read, on a terminal only.
struct Progress {
  private let isShown = Terminal.errorIsTerminal
  private var shown = 0

  mutating func show(_ byteCount: Int) {
    guard isShown, byteCount - shown >= 1 << 24 else { return }
    shown = byteCount
    Terminal.complain("\r\(byteCount >> 20) MB")
  }

  func finish(_ byteCount: Int) {
    if isShown && shown > 0 { Terminal.complain("\r\(byteCount >> 20) MB\n") }
  }
}
