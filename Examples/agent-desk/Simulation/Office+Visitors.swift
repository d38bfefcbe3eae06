import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

// What the web site and the shop tell about visitors.
extension Office {
  /// Notes the visit of somebody who writes in the web chat, and what the shop knows of them.
  func noteVisit(of address: ChannelAddress, named name: String?, at now: Date) async throws {
    var visit = Visit(
      of: address,
      referrer: "https://search.example.com/",
      device: VisitorDevice(
        browser: SoftwareVersion("Firefox", version: "128.0"),
        system: SoftwareVersion("Windows", version: "10 or 11")
      ),
      location: VisitorLocation(city: "Lyon", country: "France"),
      at: now
    )
    for (title, path) in [("Boots", "boots"), ("Size guide", "sizes"), ("Basket", "basket")] {
      let page = PageView(url: "https://shop.example.com/\(path)", title: title, at: now)
      if let page { visit.opened(page) }
    }
    var batch = ChangeBatch(id: BatchID(high: UInt64(now.timeIntervalSince1970), low: 1), at: now)
    batch.documents = [Change(Document(visit), expected: nil)]
    _ = try await center.storage.commit(batch)
    let key = UniqueKey(
      kind: Customer.documentKind,
      name: Customer.addressKey,
      value: address.key
    )
    var request = LoadRequest()
    request.uniqueKeys = [key]
    guard let read = try await center.storage.load(request).document(at: key) else { return }
    let customer = try read.value.value(as: Customer.self).id
    try await center.setData(
      [.init("Orders", "3"), .init("Size", "38"), .init("Points", "420")],
      from: "Shop",
      about: customer
    )
  }
}
