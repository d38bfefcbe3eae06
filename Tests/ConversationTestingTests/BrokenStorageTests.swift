import ConversationStorage
import ConversationTesting
import Testing

/// A storage that breaks one promise, and the check that has to notice.
struct BrokenStorage: Sendable, CustomTestStringConvertible {
  let name: String
  let check: String
  let checks: StorageChecks

  init(
    _ check: String,
    _ storage: (some ContactCenterStorage).Type,
    _ make: @escaping @Sendable () -> any ContactCenterStorage
  ) {
    name = "\(storage)"
    self.check = check
    checks = StorageChecks { make() }
  }

  /// Two tenants that share everything.
  init(tenants check: String) {
    name = "SharesItsTables"
    self.check = check
    checks = StorageChecks(
      makeTenants: {
        let storage = InMemoryStorage()
        return (storage, storage)
      },
      makeStorage: { InMemoryStorage() }
    )
  }

  var testDescription: String { "\(name) against \(check)" }
}

@Suite struct BrokenStorageTests {
  static let all: [BrokenStorage] =
    commits + readings + lists + inboxes + deliveries + [BrokenStorage(tenants: "tenantsNeverMeet")]

  static let commits = [
    BrokenStorage("staleWriteIsRefused", LastWriterWins.self) { LastWriterWins() },
    BrokenStorage("concurrentWritersHaveOneWinner", LastWriterWins.self) { LastWriterWins() },
    BrokenStorage("concurrentWritersHaveOneWinner", ChecksThenWrites.self) { ChecksThenWrites() },
    BrokenStorage("commandsHaveAnOrder", ChecksThenWrites.self) { ChecksThenWrites() },
    BrokenStorage("allOrNothing", CommitsInTwoSteps.self) { CommitsInTwoSteps() },
    BrokenStorage("guardsHold", IgnoresGuards.self) { IgnoresGuards() },
    BrokenStorage("aBatchCommittedTwice", ForgetsBatches.self) { ForgetsBatches() },
    BrokenStorage("aBatchCommittedTwice", AnswersWithTheLastCursor.self) {
      AnswersWithTheLastCursor()
    },
    BrokenStorage("threadKeysUnderARace", MovesAnyKey.self) { MovesAnyKey() },
    BrokenStorage("duplicateClaimIsRefused", NamesOneDuplicate.self) { NamesOneDuplicate() },
    BrokenStorage("duplicateClaimIsRefused", TakesClaimsAgain.self) { TakesClaimsAgain() },
    BrokenStorage("duplicateClaimIsRefused", LooksAtClaimsFirst.self) { LooksAtClaimsFirst() },
    BrokenStorage("forgottenClaimsAreFree", KeepsForgottenClaims.self) { KeepsForgottenClaims() },
    BrokenStorage("erasuresLeaveNothing", ErasesNothing.self) { ErasesNothing() },
    BrokenStorage("expiredClaimsAreForgotten", NeverForgets.self) { NeverForgets() },
    BrokenStorage("expiredClaimsAreForgotten", ForgetsEarly.self) { ForgetsEarly() },
    BrokenStorage("expiredClaimsAreForgotten", ForgetsWithoutLimit.self) { ForgetsWithoutLimit() },
  ]

  static let readings = [
    BrokenStorage("readYourWrite", ForgetsDocuments.self) { ForgetsDocuments() },
    BrokenStorage("readYourWrite", LeavesOutConcernedAgents.self) { LeavesOutConcernedAgents() },
    BrokenStorage("loadsAreOfOneInstant", LoadsOneByOne.self) { LoadsOneByOne() },
    BrokenStorage("messagesKeepTheirOrder", Renumbers.self) { Renumbers() },
    BrokenStorage("transcriptPages", CountsTheEnd.self) { CountsTheEnd() },
    BrokenStorage("transcriptPages", ShowsTheLatestFirst.self) { ShowsTheLatestFirst() },
    BrokenStorage("amendmentsKeepPositions", LosesAttachments.self) { LosesAttachments() },
    BrokenStorage("eventsAreKept", KeepsConversationsOnly.self) { KeepsConversationsOnly() },
    BrokenStorage("noEventIsSkipped", ShowsEventsLate.self) { ShowsEventsLate() },
    BrokenStorage("uniqueDocumentKeys", IgnoresUniqueness.self) { IgnoresUniqueness() },
    BrokenStorage("anUnknownKindOfDocument", KnowsThreeKinds.self) { KnowsThreeKinds() },
    BrokenStorage("anUnknownKindOfDocument", RanksByName.self) { RanksByName() },
  ]

  static let lists = [
    BrokenStorage("waitingOrder", AsksQueueByQueue.self) { AsksQueueByQueue() },
    BrokenStorage("waitingOrder", ForgetsThePlace.self) { ForgetsThePlace() },
    BrokenStorage("inboxLists", ListsByOpening.self) { ListsByOpening() },
    BrokenStorage("pagingUnderInserts", PagesByNumber.self) { PagesByNumber() },
    BrokenStorage("readyAgentsOrder", AsksTeamByTeam.self) { AsksTeamByTeam() },
    BrokenStorage("readyAgentsOrder", KnowsOneOrder.self) { KnowsOneOrder() },
    BrokenStorage("agentsByTeam", SortsLikePeople.self) { SortsLikePeople() },
    BrokenStorage("dueIsFoundOnce", RemembersDeadlines.self) { RemembersDeadlines() },
    BrokenStorage("dueIsFoundOnce", IsLate.self) { IsLate() },
  ]

  static let inboxes = [
    BrokenStorage("inboxCategories", ShowsWhatIsSnoozed.self) { ShowsWhatIsSnoozed() },
    BrokenStorage("inboxFilters", IgnoresChannels.self) { IgnoresChannels() },
    BrokenStorage("inboxShowsNobodyMore", ForgetsWhoHasJoined.self) { ForgetsWhoHasJoined() },
    BrokenStorage("inboxShowsNobodyMore", ShowsEverybodyAll.self) { ShowsEverybodyAll() },
    BrokenStorage("inboxWaitingOrder", SortsByActivityAlone.self) { SortsByActivityAlone() },
    BrokenStorage("inboxWaitingOrder", SortsByTheLastMessage.self) { SortsByTheLastMessage() },
    BrokenStorage("inboxPaging", PagesByNumber.self) { PagesByNumber() },
    BrokenStorage("inboxCountsAreThoseOfItsLists", CountsTheOpenOnly.self) { CountsTheOpenOnly() },
    BrokenStorage("inboxCountsAreThoseOfItsLists", CountsForEverybody.self) {
      CountsForEverybody()
    },
    BrokenStorage("newestMessages", ShowsTheFirstMessage.self) { ShowsTheFirstMessage() },
  ]

  static let deliveries = [
    BrokenStorage("leasesExpire", NeverLeasesAgain.self) { NeverLeasesAgain() },
    BrokenStorage("leasesExpire", HasNoDoubt.self) { HasNoDoubt() },
    BrokenStorage("headsOnly", LeasesTheWholeLine.self) { LeasesTheWholeLine() },
    BrokenStorage("leasesAreOfAdapters", LeasesForAnyAdapter.self) { LeasesForAnyAdapter() },
    BrokenStorage("leasesHaveOneHolder", LeasesToEverybody.self) { LeasesToEverybody() },
    BrokenStorage("aLateWorkerDecidesNothing", BelievesAnyLease.self) { BelievesAnyLease() },
    BrokenStorage("resumedDeliveriesComeBack", ForgetsResumptions.self) { ForgetsResumptions() },
    BrokenStorage("resumedDeliveriesComeBack", KeepsTheChannel.self) { KeepsTheChannel() },
    BrokenStorage("reportsBeforeProviderID", DropsEarlyReports.self) { DropsEarlyReports() },
    BrokenStorage("reportsBeforeProviderID", ConfusesAdapters.self) { ConfusesAdapters() },
    BrokenStorage("statusOnlyMovesForward", ShowsTheLastReport.self) { ShowsTheLastReport() },
    BrokenStorage("statusOnlyMovesForward", SaysEveryReport.self) { SaysEveryReport() },
    BrokenStorage("failuresInTranscripts", ShowsNoFailures.self) { ShowsNoFailures() },
    BrokenStorage("watermarks", IgnoresTheWatermarksTime.self) { IgnoresTheWatermarksTime() },
    BrokenStorage("reportsThatNobodyWaitsFor", NeverForgets.self) { NeverForgets() },
    BrokenStorage("reportsThatNobodyWaitsFor", RefusesUnknownReports.self) {
      RefusesUnknownReports()
    },
  ]

  @Test(arguments: all)
  func `A storage that breaks a promise is refused by the check of that promise`(
    broken: BrokenStorage
  ) async throws {
    let check = try #require(broken.checks.check(named: broken.check))
    await #expect(throws: CheckFailure.self) { try await check.run() }
  }

  @Test func `Each check is proven by a storage that it refuses`() {
    let proven = Set(Self.all.map(\.check))
    #expect(Set(StorageCheckTests.plain.all.map(\.name)) == proven)
  }
}
