import ConversationCore
import ConversationStorage

// What claims promise.
extension StorageChecks {
  var claimChecks: [StorageCheck] {
    [
      StorageCheck("duplicateClaimIsRefused", duplicateClaimIsRefused),
      StorageCheck("expiredClaimsAreForgotten", expiredClaimsAreForgotten),
    ]
  }

  /// A claim is taken once; the refusal names all keys that are taken, and what was left with them
  /// can be read.
  public func duplicateClaimIsRefused() async throws {
    let scene = try await scene()
    let first = Claim("a", result: "left by the first", expiresAt: scene.time(60))
    try await scene.commit { batch in
      batch.claims = [first, Claim("c", expiresAt: scene.time(60))]
    }
    let taken = try await expectDuplicate("claims of which two are taken") {
      try await scene.commit { batch in
        batch.claims = ["a", "b", "c", "d"].map {
          Claim($0, result: "second", expiresAt: scene.time(90))
        }
      }
    }
    try expect("the keys named by the refusal", Set(taken), is: ["a", "c"])
    let repeated = try await expectDuplicate("a claim twice in one batch") {
      try await scene.commit { batch in
        batch.claims = [
          Claim("e", expiresAt: scene.time(60)), Claim("e", expiresAt: scene.time(60)),
        ]
      }
    }
    try expect("the key that one batch claims twice", Set(repeated), is: ["e"])
    // Who has read too early reads again, and finds the claim then.
    try await expectConflict("a batch that is stale and claims what is taken") {
      try await scene.commit { batch in
        batch.guards = [.agent("nobody", version: 1)]
        batch.claims = [Claim("a", expiresAt: scene.time(90))]
      }
    }
    var request = LoadRequest()
    request.claims = ["a", "b", "c", "d", "e"]
    let claims = try await scene.storage.load(request)
    try expect("the claims that are taken", Set(claims.claims.map(\.key)), is: ["a", "c"])
    try expect("what the first one left", claims.claim("a"), is: first)
    // Bytes decide, not what they look like: é in one piece and in two are two keys.
    try await scene.commit { batch in
      batch.claims = [
        Claim("caf\u{E9}", expiresAt: scene.time(60)),
        Claim("cafe\u{301}", expiresAt: scene.time(60)),
      ]
    }
  }

  /// Claims that have expired are forgotten, earliest first and no more than was asked for, and can
  /// then be taken again.
  public func expiredClaimsAreForgotten() async throws {
    let scene = try await scene()
    try await scene.commit { batch in
      batch.claims = [("late", 30.0), ("first", 10), ("second", 20)].map {
        Claim(ClaimKey($0.0), expiresAt: scene.time($0.1))
      }
    }
    let storage = scene.storage
    let early = try await storage.removeExpired(at: scene.time(9.999), limit: 10)
    try expect("the claims forgotten before any has expired", early, is: 0)
    let one = try await storage.removeExpired(at: scene.time(25), limit: 1)
    try expect("the claims forgotten with a limit of 1", one, is: 1)
    var request = LoadRequest()
    request.claims = ["first", "second", "late"]
    let left = try await storage.load(request).claims.map(\.key)
    try expect("the claims left", Set(left), is: ["second", "late"])
    let rest = try await storage.removeExpired(at: scene.time(20), limit: 10)
    try expect("the claims forgotten at the time they expire", rest, is: 1)
    try await scene.commit(at: 25) { batch in
      batch.claims = [
        Claim("first", expiresAt: scene.time(60)), Claim("second", expiresAt: scene.time(60)),
      ]
    }
    let taken = try await expectDuplicate("a claim that has not expired") {
      try await scene.commit { $0.claims = [Claim("late", expiresAt: scene.time(60))] }
    }
    try expect("the claim still taken", taken, is: ["late"])
  }
}
