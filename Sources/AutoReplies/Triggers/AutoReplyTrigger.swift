public import ConversationCore

/// What an automatic reply follows from (P-03).
///
/// The set is open: a host adds its own, with a ``TriggerDefinition``.
public struct AutoReplyTrigger: OpenVocabulary {
  /// The word that is stored, such as `customerHangsUp`.
  public let rawValue: String

  /// Creates a trigger from its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// 1: the customer hangs up while it rings, after the greeting, or after choosing from the call
  /// tree (P-04, P-05).
  public static let customerHangsUp: Self = "customerHangsUp"
  /// 2: the customer leaves a voicemail (P-07).
  public static let customerLeavesVoicemail: Self = "customerLeavesVoicemail"
  /// 3: a call that was answered and has a ticket is over (P-08).
  public static let afterSuccessfulCallWithTicket: Self = "afterSuccessfulCallWithTicket"
  /// 4: the advisor is to be rated (P-09).
  public static let captureAdvisorRating: Self = "captureAdvisorRating"
  /// 5: the customer is asked whether the problem is solved (P-10).
  public static let askCustomerIssueResolved: Self = "askCustomerIssueResolved"
  /// 6: the customer's first message of a conversation (P-11, A-23).
  public static let customerSendsFirstChat: Self = "customerSendsFirstChat"
  /// 7: the advisor asks for a photo or a video (P-12).
  public static let requestPhotoOrVideo: Self = "requestPhotoOrVideo"
  /// 8: the advisor shares the team's contacts page (P-13).
  public static let shareVoiceHub: Self = "shareVoiceHub"
  /// 9: the customer calls when no ring schedule is active (P-14).
  public static let customerCallsAfterHours: Self = "customerCallsAfterHours"
  /// 10: the customer hangs up while listening to a greeting or to the call tree (P-15).
  public static let missedCallFromCustomer: Self = "missedCallFromCustomer"
  /// 11: the advisor asks for an approval (P-16).
  public static let requestApproval: Self = "requestApproval"
  /// 12: the advisor asks for a payment (P-16).
  public static let paymentRequest: Self = "paymentRequest"
  /// 13: the customer writes when no ring schedule is active (P-17a).
  public static let customerTextsAfterHours: Self = "customerTextsAfterHours"
  /// 14: the customer creates a ticket when no ring schedule is active (P-17b).
  public static let customerCreatesTicketAfterHours: Self = "customerCreatesTicketAfterHours"
}
