extension EntryPoint {
  /// Refuses an entry point by which nothing goes in or out: a deleted one, or one that the business
  /// has not connected (V-06, A-9, H-12).
  ///
  /// - Throws: ``ConversationError`` `entryPointDeleted` or `entryPointNotConnected`.
  public func checkInUse() throws(ConversationError) {
    guard deletedAt == nil else { throw ConversationError(.entryPointDeleted(id)) }
    guard isConnected else { throw ConversationError(.entryPointNotConnected(id)) }
  }
}
