extension Array {
  /// Looks at each element in its place.
  ///
  /// A `for` loop takes a copy of each, which for a conversation of 500 bytes and twenty references
  /// costs more than what most loops do with it.
  func visit<Failure: Error>(
    _ body: (borrowing Element) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe withUnsafeBufferPointer { (elements) throws(Failure) in
      // By the pointer: the buffer's own subscript hands out a copy.
      guard let start = elements.baseAddress else { return }
      for index in elements.indices { try unsafe body(start[index]) }
    }
  }
}
