#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One of the addresses of a customer.
public struct CustomerAddress: Hashable, Sendable, Codable {
  /// The address.
  public let address: ChannelAddress
  /// Whether it is proven to be theirs, by a signed identity or the provider's word.
  public var isVerified: Bool

  /// Describes an address.
  public init(_ address: ChannelAddress, isVerified: Bool) {
    self.address = address
    self.isVerified = isVerified
  }
}

/// A person who writes to the business, by any number of addresses.
///
/// A customer is found or created from an inbound address. Two customers are never merged
/// silently: an address that belongs to another customer is refused.
public struct Customer: Hashable, Sendable, Codable, Identifiable {
  /// The customer's identifier.
  public let id: CustomerID
  /// When the customer was first seen.
  public let createdAt: Date
  /// Every address they are known by.
  public internal(set) var addresses: [CustomerAddress]
  /// The name that agents see, if any is known.
  public var name: CustomerName?
  /// The email address to which an answer may go when they have left (H-16).
  public var email: CustomerEmail?
  /// What is known of few.
  var details: Rare<CustomerDetails>?

  /// That they were blocked: held by a reference, since few are.
  private var block: Rare<VisitorBlock>?

  /// That they were blocked, at all their threads (S-09): what they write is stored, and nobody is
  /// told.
  public var visitorBlock: VisitorBlock? {
    get { block?.value }
    set { block = newValue.map { Rare($0) } }
  }

  /// Creates a customer from the address that they first wrote from.
  public init(
    id: CustomerID,
    address: CustomerAddress,
    name: CustomerName? = nil,
    createdAt: Date
  ) {
    self.id = id
    self.addresses = [address]
    self.name = name
    self.createdAt = createdAt
  }

  /// Adds an address, or notes that a known one is now verified.
  ///
  /// That no other customer has the address is the storage's promise: addresses are unique keys.
  public mutating func add(_ address: ChannelAddress, isVerified: Bool) {
    if let index = addresses.firstIndex(where: { $0.address == address }) {
      // Verified once is verified: a later unsigned message does not take it back.
      addresses[index].isVerified = addresses[index].isVerified || isVerified
    } else {
      addresses.append(CustomerAddress(address, isVerified: isVerified))
    }
  }
}
