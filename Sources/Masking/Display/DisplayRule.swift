/// One row of the source document: what is masked on which surface in which direction.
public struct DisplayRule: Hashable, Sendable {
  /// The row's number, such as `V-14`.
  public let source: String
  /// Where it applies.
  public let surface: DisplaySurface
  /// In which directions it applies.
  public let directions: Set<DisplayDirection>
  /// What is masked there.
  public let contents: Set<DisplayContent>

  /// All rows, V-14 to V-29, and the visitor card, to which V-10 applies.
  ///
  /// V-18 names two surfaces.
  public static let all: [DisplayRule] = [
    inbound("V-14", .taskPaneTitle, [.contactOrigin]),
    outbound("V-15", .taskPaneTitle, [.entryPoint]),
    always("V-16", .taskPaneMessagePreview, [.messageText]),
    always("V-17", .notificationToaster, numbers),
    always("V-18", .notificationDesktopModal, everything),
    always("V-18", .notificationDesktopPreview, everything),
    inbound("V-19", .notificationPopover, [.customerNumber, .businessNumber]),
    outbound("V-20", .notificationPopover, [.customerNumber]),
    inbound("V-21", .interactionPaneTitle, [.contactOrigin]),
    outbound("V-22", .interactionPaneTitle, [.entryPoint]),
    always("V-23", .digitalMediaMessage, [.messageText]),
    inbound("V-24", .digitalMediaMessageSignature, [.customerNumber]),
    always("V-25", .digitalMediaComposerPlaceholder, [.customerNumber]),
    inbound("V-26", .interactionHistoryTitle, [.contactOrigin]),
    outbound("V-27", .interactionHistoryTitle, [.entryPoint]),
    inbound("V-28", .cadSystemReserved, [.contactOrigin]),
    outbound("V-29", .cadSystemReserved, [.entryPoint]),
    // The document has no such card; what it says of the whole desktop holds for it.
    always("V-10", .visitorCard, everything),
  ]

  /// "Number", without saying whose.
  private static let numbers: Set<DisplayContent> = [
    .contactOrigin, .entryPoint, .customerNumber, .businessNumber,
  ]
  /// The document names no kinds, so all of them count.
  private static let everything: Set<DisplayContent> = numbers.union([.messageText])

  private static func inbound(
    _ source: String,
    _ surface: DisplaySurface,
    _ contents: Set<DisplayContent>
  ) -> DisplayRule {
    DisplayRule(source: source, surface: surface, directions: [.inbound], contents: contents)
  }

  private static func outbound(
    _ source: String,
    _ surface: DisplaySurface,
    _ contents: Set<DisplayContent>
  ) -> DisplayRule {
    DisplayRule(source: source, surface: surface, directions: [.outbound], contents: contents)
  }

  private static func always(
    _ source: String,
    _ surface: DisplaySurface,
    _ contents: Set<DisplayContent>
  ) -> DisplayRule {
    DisplayRule(
      source: source,
      surface: surface,
      directions: [.inbound, .outbound],
      contents: contents
    )
  }
}
