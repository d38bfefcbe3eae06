import ConversationCore

extension ChannelAddress {
  /// Whether it is that of a visitor of the widget that an entry point stands for.
  func isVisitor(at entryPoint: EntryPoint) -> Bool {
    guard kind == .visitor || kind == .anonymousVisitor, let scope,
      case .widget(let widget) = entryPoint.identity
    else { return false }
    return scope.utf8.elementsEqual(widget.utf8)
  }
}
