import ConversationCore
import ConversationStorage

// What the lists and counts of an inbox promise.
extension StorageChecks {
  var inboxChecks: [StorageCheck] {
    [
      StorageCheck("inboxCategories", inboxCategories),
      StorageCheck("inboxFilters", inboxFilters),
      StorageCheck("inboxShowsNobodyMore", inboxShowsNobodyMore),
      StorageCheck("inboxWaitingOrder", inboxWaitingOrder),
      StorageCheck("inboxPaging", inboxPaging),
      StorageCheck("inboxCountsAreThoseOfItsLists", inboxCountsAreThoseOfItsLists),
      StorageCheck("newestMessages", newestMessages),
    ]
  }

  /// Each conversation is in one category of each viewer, latest activity first, before and after it
  /// was worked on.
  public func inboxCategories() async throws {
    var inbox = InboxScene(try await scene())
    try await inbox.open(32)
    let viewers = [
      InboxSight.everything, InboxSight(agent: "anna", sees: .all),
      InboxSight(agent: "nobody", sees: .all),
    ]
    for isWorkedOn in [false, true] {
      if isWorkedOn { try await inbox.work(from: 100) }
      for sight in viewers {
        for categories in InboxScene.categories {
          try await expectInbox(inbox, InboxQuery(categories, sight: sight))
        }
      }
    }
  }

  /// An inbox is narrowed down to channels, entry points, queues and agents, and to what all of these
  /// leave.
  public func inboxFilters() async throws {
    let inbox = try await workedInbox()
    for filter in InboxScene.filters {
      for categories in InboxScene.categories {
        try await expectInbox(
          inbox,
          InboxQuery(
            categories,
            filter: filter,
            sight: InboxSight(agent: "ben", sees: .all)
          )
        )
      }
    }
  }

  /// Nobody is shown more than they see, nor less: what they take part in is among it, and no
  /// conversation comes twice.
  public func inboxShowsNobodyMore() async throws {
    var inbox = try await workedInbox()
    let scene = inbox.scene
    for isOver in [false, true] {
      for sight in InboxScene.sights {
        for categories in InboxScene.categories {
          try await expectInbox(inbox, InboxQuery(categories, sight: sight))
        }
      }
      if isOver { return }
      // Whoever had joined takes part no longer, and owners change.
      for number in inbox.stored.indices where inbox.stored[number].value.isOpen {
        try await inbox.change(number, at: 300 + Double(number)) { change in
          let time = scene.time(300 + Double(number))
          for agent in change.conversation.joined { try change.leave(by: agent, at: time) }
          if number % 4 == 2 { try change.assign(to: "carla", by: "anna", at: time) }
          if number % 4 == 3 { try change.resolve(by: "ben", at: time) }
        }
      }
    }
  }

  /// In the order of waiting, whose customer waits longest comes first, though they write again, and
  /// whoever was answered comes behind all who wait, latest activity first.
  public func inboxWaitingOrder() async throws {
    var inbox = try await workedInbox()
    let scene = inbox.scene
    for step in 0...1 {
      for categories in InboxScene.categories {
        for sight in [InboxSight.everything, InboxSight(agent: "anna", sees: .own)] {
          try await expectInbox(inbox, InboxQuery(categories, order: .waiting, sight: sight))
        }
      }
      if step == 1 { return }
      for number in [0, 2, 4, 6] {
        let message = scene.inbound(number, "Are you there?")
        try await inbox.change(number, at: 400 + Double(number)) {
          try $0.receive(message, isVerifiedSender: true, at: scene.time(400 + Double(number)))
        }
        // They wait since then with another owner, too.
        guard number < 4 else { continue }
        try await inbox.change(number, at: 500 + Double(number)) {
          try $0.assign(to: "carla", by: "anna", at: scene.time(500 + Double(number)))
        }
      }
    }
  }

  /// Who reads an inbox page by page meets everything that was there all the time once, in order, in
  /// both orders, though conversations come and go meanwhile; a page holds no more than was asked for.
  public func inboxPaging() async throws {
    for order in InboxOrder.allCases {
      var inbox = try await workedInbox()
      for (sight, limit) in [
        (InboxSight.everything, 3), (InboxSight(agent: "ben", sees: .ownAndUnassigned), 2),
      ] {
        let query = InboxQuery(Set(InboxCategory.allCases), order: order, sight: sight)
        let before = inbox.expected(query)
        let steady = before.filter { id in
          inbox.stored.firstIndex { $0.value.id == id }.map { $0 % 8 != 2 } ?? false
        }
        var (seen, pages): ([ConversationID], Int) = ([], 0)
        var cursor: PageCursor?
        repeat {
          let page = try await inbox.scene.storage.conversations(
            .inbox(query),
            after: cursor,
            limit: limit
          )
          try expect(
            page.elements.count <= limit,
            "at most \(limit) elements",
            seen: "\(page.elements.count)"
          )
          seen += page.elements.map(\.value.id)
          cursor = page.next
          pages += 1
          // One comes, and one that is claimed goes to the top and is answered.
          try await inbox.open(1)
          let number = 2 + 8 * (pages % 4)
          let time = inbox.scene.time(1_000 + Double(pages))
          let point = inbox.entryPoint(number % 2)
          try await inbox.change(number, at: 1_000 + Double(pages)) { change in
            guard let owner = change.conversation.owner else { return }
            try change.send(
              MessageDraft("Soon"),
              by: owner,
              from: point,
              capabilities: ChannelCapabilities(),
              at: time
            )
          }
        } while cursor != nil && pages < 100
        try expect(
          "what was there all the time, by \(order)",
          seen.filter(steady.contains),
          is: steady
        )
        try expect("elements met twice", seen.count - Set(seen).count, is: 0)
      }
    }
    let inbox = try await workedInbox()
    let all = InboxQuery(Set(InboxCategory.allCases), sight: .everything)
    let exact = try await inbox.scene.storage.conversations(
      .inbox(all),
      after: nil,
      limit: inbox.stored.count
    )
    try expect("the cursor behind the last page", exact.next, is: nil)
  }

  /// The counts of an inbox are those of its lists, for every viewer and filter, at any time; the
  /// waiting ones are those whose customer waits.
  public func inboxCountsAreThoseOfItsLists() async throws {
    var inbox = InboxScene(try await scene())
    for step in 0...2 {
      if step == 1 { try await inbox.open(32) }
      if step == 2 { try await inbox.work(from: 100) }
      for sight in InboxScene.sights {
        for filter in InboxScene.filters {
          let counts = try await inbox.scene.storage.inboxCounts(filter, sight: sight)
          for category in InboxCategory.allCases {
            let listed = inbox.expected(InboxQuery([category], filter: filter, sight: sight))
            let waiting = inbox.stored.count {
              listed.contains($0.value.id) && $0.value.waitingSince != nil
            }
            try expect(
              "how many are \(category), and how many of them wait, for \(sight), \(filter)",
              [counts[category], counts.waiting(in: category)],
              is: [listed.count, waiting]
            )
          }
        }
      }
    }
  }

  /// The newest message of each conversation that is asked for it, as it is now.
  public func newestMessages() async throws {
    let scene = try await scene()
    let first = try await scene.claimed(1, by: "anna")
    let second = try await scene.open(2, at: 1)
    let answered = try await scene.send(["One", "Two"], in: first, by: "anna", at: 5)
    var request = LoadRequest()
    request.newestMessages = [
      second.value.id, answered.value.id, ConversationID(high: 1, low: 1),
    ]
    var loaded = try await scene.storage.load(request)
    try expect(
      "the newest messages",
      loaded.newestMessage(of: answered.value.id)?.text,
      is: "Two"
    )
    try expect("how many there are", loaded.newestMessages.count, is: 2)
    let newest = MessageID(conversation: answered.value.id, sequence: answered.value.messageCount)
    try expect("its place", loaded.newestMessage(of: answered.value.id)?.id, is: newest)
    try await scene.commit {
      $0.amendments = [MessageAmendment(message: newest, content: .text("***"))]
    }
    loaded = try await scene.storage.load(request)
    try expect(
      "the newest message, amended",
      loaded.newestMessage(of: answered.value.id)?.text,
      is: "***"
    )
  }

  private func workedInbox() async throws -> InboxScene {
    var inbox = InboxScene(try await scene())
    try await inbox.open(32)
    try await inbox.work(from: 100)
    return inbox
  }

  /// Reads a list whole and page by page.
  private func expectInbox(
    _ inbox: InboxScene,
    _ query: InboxQuery,
    check: String = #function
  ) async throws {
    let expected = inbox.expected(query)
    let whole = try await inbox.scene.storage.conversations(.inbox(query), after: nil, limit: 999)
    try expect("the inbox \(query)", whole.elements.map(\.value.id), is: expected, check: check)
    var (seen, cursor): ([ConversationID], PageCursor?) = ([], nil)
    repeat {
      let page = try await inbox.scene.storage.conversations(
        .inbox(query),
        after: cursor,
        limit: 5
      )
      seen += page.elements.map(\.value.id)
      cursor = page.next
    } while cursor != nil && seen.count <= expected.count
    try expect("the pages of the inbox \(query)", seen, is: expected, check: check)
  }
}
