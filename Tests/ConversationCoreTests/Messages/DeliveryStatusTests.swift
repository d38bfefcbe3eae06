import ConversationCore
import Testing

@Suite struct DeliveryStatusTests {
  /// The order in which statuses supersede each other.
  static let order: [DeliveryStatus] = [
    .queued, .cancelled, .unknown, .sent, .failed, .delivered, .read,
  ]

  @Test func `F-14 a status only moves forward, whatever the order of the reports`() {
    for (index, status) in Self.order.enumerated() {
      for (other, reported) in Self.order.enumerated() {
        #expect(status.merged(with: reported) == (other > index ? reported : status))
        #expect(status.merged(with: reported) == reported.merged(with: status))
      }
    }
    #expect(Set(Self.order) == Set(DeliveryStatus.allCases))
    #expect(Set(DeliveryStatus.allCases.map(\.rank)).count == 7)
  }

  @Test(arguments: [
    ([DeliveryStatus.delivered, .sent, .read, .failed], DeliveryStatus.read),
    ([.sent, .failed, .sent], .failed), ([.failed, .delivered], .delivered),
    ([.read, .delivered], .read), ([.unknown, .sent], .sent),
  ])
  func `F-14 late and doubled receipts change nothing that is known better`(
    reports: [DeliveryStatus],
    expected: DeliveryStatus
  ) {
    #expect(reports.reduce(.queued) { $0.merged(with: $1) } == expected)
    #expect((reports + reports).reduce(.queued) { $0.merged(with: $1) } == expected)
  }
}
