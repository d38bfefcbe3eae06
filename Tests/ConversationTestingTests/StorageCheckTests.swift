import ConversationCore
import ConversationStorage
import ConversationTesting
import Testing

@Suite struct StorageCheckTests {
  static let plain = StorageChecks(
    makeTenants: { tenants(encodesRecords: false) },
    makeStorage: { InMemoryStorage() }
  )
  static let encoding = StorageChecks(
    makeTenants: { tenants(encodesRecords: true) },
    makeStorage: { InMemoryStorage(encodesRecords: true) }
  )

  static func tenants(
    encodesRecords: Bool
  ) -> (any ContactCenterStorage, any ContactCenterStorage) {
    let database = InMemoryDatabase(encodesRecords: encodesRecords)
    return (database.storage(for: "first"), database.storage(for: "second"))
  }

  @Test(arguments: plain.all)
  func `The storage in memory keeps the promises of a storage`(check: StorageCheck) async throws {
    try await check.run()
  }

  @Test(arguments: encoding.all)
  func `It keeps them, too, when every record is encoded and decoded`(
    check: StorageCheck
  ) async throws {
    try await check.run()
  }
}
