public import ConversationStorage

/// The promises of `ContactCenterStorage`, one check each.
///
/// An implementation runs them in its own tests, with any test library:
///
/// ```swift
/// static let checks = StorageChecks { try await MyStorage(emptyDatabase()) }
///
/// @Test(arguments: checks.all)
/// func `Keeps the promises of a storage`(check: StorageCheck) async throws { try await check.run() }
/// ```
///
/// Every check begins with an empty storage of its own and throws a ``CheckFailure`` if a promise is
/// broken.
public struct StorageChecks: Sendable {
  /// Makes an empty storage.
  public typealias MakeStorage = @Sendable () async throws -> any ContactCenterStorage
  /// Opens the storages of two tenants over one empty database.
  public typealias MakeTenants =
    @Sendable () async throws -> (any ContactCenterStorage, any ContactCenterStorage)

  let makeStorage: MakeStorage
  let makeTenants: MakeTenants?

  /// Prepares the checks of an implementation; without `makeTenants`, ``tenantsNeverMeet()`` is left
  /// out of ``all``.
  public init(makeTenants: MakeTenants? = nil, makeStorage: @escaping MakeStorage) {
    self.makeStorage = makeStorage
    self.makeTenants = makeTenants
  }

  /// Every check by name, for tests with arguments.
  public var all: [StorageCheck] {
    let groups = [
      commitChecks, claimChecks, erasureChecks, raceChecks, commandChecks, messageChecks,
      deliveryChecks, reportChecks,
      listChecks, inboxChecks, agentChecks, deadlineChecks, eventChecks, documentChecks,
      tenantChecks,
    ]
    return groups.flatMap { $0 }
  }

  /// The check of a name.
  public func check(named name: String) -> StorageCheck? { all.first { $0.name == name } }

  /// A fresh storage with something to fill it.
  func scene() async throws -> StorageScene { StorageScene(try await makeStorage()) }
}

/// One check, with its name.
public struct StorageCheck: Sendable, CustomStringConvertible {
  /// The name of the check's function.
  public let name: String
  private let body: @Sendable () async throws -> Void

  init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.body = body
  }

  /// The name.
  public var description: String { name }

  /// Runs the check.
  ///
  /// - Throws: ``CheckFailure``, also for an error that the storage throws where none was expected.
  public func run() async throws {
    do {
      try await body()
    } catch let failure as CheckFailure {
      throw failure
    } catch {
      throw CheckFailure(check: name, expected: "no error", seen: "\(error)")
    }
  }
}
