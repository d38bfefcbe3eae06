import ConversationStorage

// How checks say what they expect. The name of the check is the calling function's.

/// Fails unless a condition holds.
func expect(
  _ holds: Bool,
  _ expected: @autoclosure () -> String,
  seen: @autoclosure () -> String,
  check: String = #function
) throws(CheckFailure) {
  guard !holds else { return }
  throw CheckFailure(check: check, expected: expected(), seen: seen())
}

/// Fails unless two values are equal.
func expect<Value: Equatable>(
  _ what: String,
  _ seen: Value,
  is expected: Value,
  check: String = #function
) throws(CheckFailure) {
  guard seen != expected else { return }
  throw CheckFailure(
    check: check,
    expected: "\(what) to be \(short(expected))",
    seen: short(seen)
  )
}

/// Fails unless a storage answers with `conflict`.
func expectConflict(
  _ what: String,
  check: String = #function,
  _ body: () async throws -> Void
) async throws {
  let code = try await refusal(what, check: check, body)
  if case .conflict = code { return }
  throw CheckFailure(check: check, expected: "a conflict for \(what)", seen: "\(code)")
}

/// Fails unless a storage answers with `duplicate`; returns the keys that it names.
func expectDuplicate(
  _ what: String,
  check: String = #function,
  _ body: () async throws -> Void
) async throws -> [ClaimKey] {
  let code = try await refusal(what, check: check, body)
  if case .duplicate(let keys) = code { return keys }
  throw CheckFailure(check: check, expected: "a duplicate for \(what)", seen: "\(code)")
}

private func refusal(
  _ what: String,
  check: String,
  _ body: () async throws -> Void
) async throws -> StorageError.Code {
  do {
    try await body()
  } catch let error as StorageError {
    return error.code
  }
  throw CheckFailure(check: check, expected: "a refusal of \(what)", seen: "success")
}

/// What a value looks like in a message of reasonable length.
private func short(_ value: some Any) -> String {
  let text = String(describing: value)
  return text.count <= 400 ? text : "\(text.prefix(400))…"
}
