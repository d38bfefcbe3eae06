#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The erasure of everything about a customer: how far it has come, and in the end the receipt.
///
/// While it goes on it holds the addresses under which there is something left to find; the receipt
/// holds nothing about anybody.
public struct CustomerErasure: Hashable, Sendable, Codable {
  /// The customer.
  public let customer: CustomerID
  /// The customer, and everybody whom they had taken over.
  public let identities: [CustomerID]
  /// Who wanted it.
  public let by: Caller
  /// When it began: whatever comes later is that of somebody new.
  public let begunAt: Date
  /// When it was done; `nil` while it goes on.
  public private(set) var doneAt: Date?
  /// The addresses under which there may be something left.
  public private(set) var addresses: [ChannelAddress]
  /// How many conversations were emptied.
  public private(set) var conversations = 0
  /// How many messages they had.
  public private(set) var messages = 0
  /// How many other records were removed or emptied.
  public private(set) var records = 0
  /// What the host still has to delete: references of files and recordings that it keeps, until it
  /// confirms that it has.
  public private(set) var files: [String] = []

  /// Begins.
  public init(
    of customer: CustomerID,
    identities: [CustomerID],
    addresses: [ChannelAddress],
    by caller: Caller,
    at now: Date
  ) {
    self.customer = customer
    self.identities = identities
    self.addresses = addresses
    by = caller
    begunAt = now.inWholeMilliseconds
  }

  /// Whether nothing is left.
  public var isDone: Bool { doneAt != nil }

  /// Notes that a conversation was emptied.
  public mutating func noteConversation(messages: Int, files: [String]) {
    conversations += 1
    self.messages += messages
    add(files)
  }

  /// Notes that other records were removed or emptied.
  public mutating func noteRecords(_ count: Int, files: [String] = []) {
    records += count
    add(files)
  }

  /// Notes that the host has deleted what ``files`` names.
  public mutating func confirmFilesDeleted() { files = [] }

  /// Notes that nothing is left under an address.
  public mutating func finish(_ address: ChannelAddress) {
    addresses.removeAll { $0 == address }
  }

  /// Notes that nothing is left at all.
  public mutating func finish(at now: Date) {
    addresses = []
    doneAt = doneAt ?? now.inWholeMilliseconds
  }

  private mutating func add(_ files: [String]) {
    for file in files where !self.files.contains(file) { self.files.append(file) }
  }
}

extension CustomerErasure: StoredDocument {
  /// `customer-erasure`.
  public static let documentKind: DocumentKind = "customer-erasure"
  /// The name of the key that lists those that are not done, oldest first.
  public static let unfinishedKey = "unfinished"

  /// The customer's identifier.
  public var documentName: String { customer.description }
  /// Among those that are not done.
  public var documentKeys: [DocumentKey] {
    isDone ? [] : [DocumentKey(Self.unfinishedKey, "", rank: begunAt.milliseconds)]
  }

  /// What the document of a customer's erasure is called.
  public static func documentID(of customer: CustomerID) -> DocumentID {
    DocumentID(kind: documentKind, id: customer.description)
  }
}
