public import ConversationCore
public import ConversationStorage

/// The database that a simulation runs over.
///
/// A fresh one for every run: what an adopter's storage keeps must be empty at first.
public struct SimulationDatabase: Sendable {
  /// Opens the storage of a tenant; the same tenant's storage sees the same records.
  public let open: @Sendable (TenantID) async throws -> any ContactCenterStorage

  /// Describes a database.
  public init(open: @escaping @Sendable (TenantID) async throws -> any ContactCenterStorage) {
    self.open = open
  }

  /// A new database in memory.
  public static func inMemory() -> Self {
    let database = InMemoryDatabase()
    return Self { tenant in database.storage(for: tenant) }
  }
}
