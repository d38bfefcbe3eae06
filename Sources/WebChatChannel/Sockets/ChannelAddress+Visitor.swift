import ConversationCore

/// A visitor of a widget that a message may go to.
struct VisitorPlace {
  let visitor: String
  let widget: String

  init?(_ address: ChannelAddress, at entryPoint: EntryPoint) {
    guard address.kind == .visitor, let scope = address.scope,
      case .widget(let widget) = entryPoint.identity, scope.utf8.elementsEqual(widget.utf8)
    else { return nil }
    visitor = address.value
    self.widget = widget
  }
}
