import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage

/// The sample of the README, compiled: what it shows is what runs.
func readmeSample(inbox: InboxPolicy, webhook: WebhookRequest) async throws {
  // ReadmeSample begins
  let center = ContactCenter(
    storage: InMemoryStorage(),
    adapters: [LoopbackChannel()],
    inboxes: [inbox]
  )
  try await center.save(help)  // a queue, and the team that serves it
  try await center.save(shop)  // an entry point: a number, page, mailbox or widget
  try await center.save(anna)  // an agent of that team
  try await center.signIn("anna")
  try await center.setAvailable("anna")
  let reply = await center.receive(webhook, for: "loopback").reply  // a customer writes
  for offer in try await center.openOffers(to: "anna") {
    try await center.accept(offer.id, by: "anna")
    try await center.send("Hello! How can I help?", in: offer.conversation.id, by: "anna")
  }
  try await center.runDue()  // deliver; a service runs `center.run()` instead
  // ReadmeSample ends
  precondition(reply.status == 200)
}

private let help = Queue(id: "help", name: "Help", channelClass: .social, teams: ["day"])
private let shop = EntryPoint(
  id: "shop",
  channel: "loopback",
  identity: .other("shop"),
  displayName: "The shop",
  inbox: "support",
  queue: "help"
)
private let anna = AgentProfile(id: "anna", name: "Anna", teams: ["day"])
