extension MessageDraft {
  /// Why an inbox or a channel would refuse the draft, whoever sends it; `nil` if neither would.
  public func obstacle(
    under limit: TextLimit,
    capabilities: ChannelCapabilities
  ) -> ConversationError? {
    do {
      try check(under: limit, capabilities: capabilities)
      return nil
    } catch {
      return error
    }
  }

  /// Refuses a draft that the inbox or the channel does not take.
  func check(
    under limit: TextLimit,
    capabilities: ChannelCapabilities
  ) throws(ConversationError) {
    try limit.check(text, isEmptyAllowed: !attachments.isEmpty)
    try capabilities.check(text: text, attachments: attachments.count)
    try capabilities.check(quickReplies ?? [], beside: text)
    guard template != nil else { return }
    guard capabilities.takesTemplates, attachments.isEmpty, quickReplies == nil else {
      throw ConversationError(.templateNotCarried)
    }
  }
}
