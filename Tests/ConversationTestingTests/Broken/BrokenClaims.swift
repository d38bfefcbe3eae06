import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation

// Storages whose claims break a promise.

/// Names only the first key that is taken.
struct NamesOneDuplicate: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    do {
      return try await base.commit(batch)
    } catch let error as StorageError {
      guard case .duplicate(let keys) = error.code else { throw error }
      throw StorageError(.duplicate(Array(keys.prefix(1))))
    }
  }
}

/// Lets a claim be taken twice.
struct TakesClaimsAgain: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    do {
      return try await base.commit(batch)
    } catch let error as StorageError {
      guard case .duplicate(let keys) = error.code else { throw error }
      var batch = batch
      batch.claims.removeAll { keys.contains($0.key) }
      return try await base.commit(batch)
    }
  }
}

/// Looks at claims before anything else.
struct LooksAtClaimsFirst: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var request = LoadRequest()
    request.claims = batch.claims.map(\.key)
    let taken = try await base.load(request).claims.map(\.key)
    guard taken.isEmpty else { throw StorageError(.duplicate(taken)) }
    return try await base.commit(batch)
  }
}

/// Never forgets anything.
struct NeverForgets: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func removeExpired(at now: Date, limit: Int) async throws -> Int { 0 }
}

/// Forgets what has not expired yet.
struct ForgetsEarly: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func removeExpired(at now: Date, limit: Int) async throws -> Int {
    try await base.removeExpired(at: now + 3600, limit: limit)
  }
}

/// Forgets without regard to the limit.
struct ForgetsWithoutLimit: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func removeExpired(at now: Date, limit: Int) async throws -> Int {
    try await base.removeExpired(at: now, limit: .max)
  }
}

/// Forgets no claim before its time.
struct KeepsForgottenClaims: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.forgottenClaims = []
    return try await base.commit(batch)
  }
}

/// Erases nothing but the conversation itself.
struct ErasesNothing: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.erasures = []
    return try await base.commit(batch)
  }
}
