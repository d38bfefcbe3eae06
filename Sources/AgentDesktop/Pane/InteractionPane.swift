public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The pane beside a transcript: where the conversation stands for the viewer, and what they can do.
public struct InteractionPane: Hashable, Sendable, Identifiable {
  /// The conversation.
  public let id: ConversationID
  /// The channel, for the icon.
  public let channel: ChannelKind
  /// Where the contact comes from, or what was dialled (V-21, V-22).
  public let title: String
  /// The customer's name, if any is known (V-30).
  public let customerName: String?
  /// Where it stands.
  public let stage: StageName
  /// What the viewer is in it; `nil` for who has joined, and if they take no part, or none any more.
  public let role: Leg.Role?
  /// Whether the viewer has joined without being assigned: they may answer (S-05).
  public let hasJoined: Bool
  /// Whether the viewer wraps it up.
  public let isWrappingUp: Bool
  /// How far a conference has come (F-26, V-40, L-23).
  public let conference: ConferenceState
  /// The same in words, such as “Conference Requested”; `nil` for none.
  public let conferenceText: String?
  /// Whether it is being transferred to an agent.
  public let transfer: TransferState
  /// The timers of the transfer or conference request that waits for an answer.
  public let requestTimer: OfferTimer?
  /// What the viewer must know before anything else: the entry point was deleted (V-06, L-06).
  public let alert: String?
  /// Every control, in the order of ``commands``.
  public let controls: [Control]
  /// The compose box.
  public let composer: Composer

  /// Describes a conversation for a viewer, as of a time.
  public init(_ state: DeskState, for viewer: AgentID, at now: Date) {
    let transition = state.advanced(to: now)
    let conversation = transition.conversation
    let leg = conversation.openLeg(of: viewer)
    let shown = ShownValues(state)
    id = conversation.id
    channel = conversation.channel
    title = shown.title(of: conversation, on: .interactionPaneTitle)
    customerName = shown.name(
      in: conversation,
      on: .interactionPaneTitle,
      DisplayDirection(conversation.direction)
    )
    stage = conversation.stage.name
    role = leg?.role
    hasJoined = conversation.joined.contains(viewer)
    isWrappingUp = leg?.wrapUp != nil
    conference = ConferenceState(of: conversation)
    conferenceText = state.wording.conference(conference, state.names)?.description
    transfer = TransferState(of: conversation)
    requestTimer =
      if let offer = conversation.openOffer, offer.purpose != .route {
        OfferTimer(offer, at: now)
      } else {
        nil
      }
    alert =
      stage == .interrupted
      ? state.wording.notice(.entryPointDeleted, state.names).description : nil
    let controls = Self.commands.map { Control($0, of: state, for: viewer, at: now) }
    self.controls = controls
    let send = Control(.send, of: state, for: viewer, at: now)
    composer = Composer(state, transition, send: send, at: now)
  }

  /// Whether the viewer takes part: owns it, helps, has joined, or wraps it up.
  public var takesPart: Bool { role != nil || hasJoined }

  /// The commands that have a control.
  public static let commands: [CommandKind] = [
    .accept, .decline, .claim, .send, .addNote, .transfer, .withdrawTransfer,
    .requestConference, .withdrawConference, .exitConference, .endConference, .end,
    .submitWrapUp, .extendWrapUp, .assign, .unassign, .join, .leave, .resolve, .reopen, .snooze,
    .unsnooze, .tag, .blockVisitor, .unblockVisitor,
  ]

  /// The control of a command; `nil` for a command that has none.
  public func control(_ command: CommandKind) -> Control? {
    controls.first { $0.command == command }
  }

  /// Whether the viewer may give a command now.
  public func allows(_ command: CommandKind) -> Bool { control(command)?.isAllowed ?? false }
}
