/// The numbers of the formats in which this version writes the typed records.
///
/// A number rises with every change of a record's JSON, and golden files hold what each format
/// looked like. Documents carry their own numbers.
public enum RecordFormats: Sendable {
  /// `Conversation`.
  public static let conversation = 1
  /// `Agent`.
  public static let agent = 1
  /// `Message`.
  public static let message = 1
  /// `Delivery`.
  public static let delivery = 1
  /// `Event`.
  public static let event = 1
}
