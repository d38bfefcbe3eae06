public import ConversationCore
import Locking

/// A database in memory that several tenants share, and never a row of it.
///
/// Storages of one tenant see the same records, as hosts do that open the same database.
public final class InMemoryDatabase: Sendable {
  private let tenants = Locked<[TenantID: Locked<InMemoryState>]>([:])
  private let encodesRecords: Bool

  /// Creates an empty database; `encodesRecords` is that of its storages.
  public init(encodesRecords: Bool = false) { self.encodesRecords = encodesRecords }

  /// Opens the storage of a tenant.
  public func storage(for tenant: TenantID) -> InMemoryStorage {
    let state = tenants.withLock { tenants in
      let state = tenants[tenant] ?? Locked(InMemoryState())
      tenants[tenant] = state
      return state
    }
    return InMemoryStorage(state, encodesRecords: encodesRecords)
  }
}
