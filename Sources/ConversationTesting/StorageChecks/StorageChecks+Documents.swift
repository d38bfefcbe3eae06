import ConversationCore
import ConversationStorage

// What documents promise.
extension StorageChecks {
  var documentChecks: [StorageCheck] {
    [
      StorageCheck("uniqueDocumentKeys", uniqueDocumentKeys),
      StorageCheck("anUnknownKindOfDocument", anUnknownKindOfDocument),
    ]
  }

  /// No two documents of a kind share a unique key; one may pass it on to another.
  public func uniqueDocumentKeys() async throws {
    let scene = try await scene()
    let one = CheckDocument("one", unique: "number-1")
    try await scene.put(one)
    let thief = CheckDocument("two", unique: "number-1")
    try await expectConflict("a second document with a unique key") {
      try await scene.put(thief)
    }
    try await expectConflict("two documents of one batch with a unique key") {
      try await scene.commit { batch in
        batch.documents = ["three", "four"].map {
          Change(Document(CheckDocument($0, unique: "number-2")), expected: nil)
        }
      }
    }
    // Writing it again, a different spelling, and another kind are no rivals.
    try await scene.put(one, expected: 1)
    try await scene.put(CheckDocument("five", unique: "caf\u{E9}"))
    try await scene.put(CheckDocument("six", unique: "cafe\u{301}"))
    try await scene.commit { batch in
      batch.documents = [Change(Document(OtherDocument(value: "number-1")), expected: nil)]
    }
    try await expectHolder(scene, "number-1", "one")
    // In one batch a document gives its key up and another takes it over.
    try await scene.commit { batch in
      batch.documents = [
        Change(Document(CheckDocument("two", unique: "number-1")), expected: nil),
        Change(Document(CheckDocument("one", unique: "number-3")), expected: 2),
      ]
    }
    try await expectHolder(scene, "number-1", "two")
    try await expectHolder(scene, "number-3", "one")
    try await scene.commit { batch in
      batch.removals = [DocumentRemoval(CheckDocument("two").documentID, expected: 1)]
      batch.documents = [
        Change(Document(CheckDocument("seven", unique: "number-1")), expected: nil)
      ]
    }
    try await expectHolder(scene, "number-1", "seven")
    try await scene.put(CheckDocument("seven"), expected: 1)
    try await expectHolder(scene, "number-1", nil)
  }

  private func expectHolder(
    _ scene: StorageScene,
    _ value: String,
    _ expected: String?
  ) async throws {
    let key = UniqueKey(kind: CheckDocument.documentKind, name: "number", value: value)
    var request = LoadRequest()
    request.uniqueKeys = [key]
    let found = try await scene.storage.load(request).document(at: key)
    try expect(
      "the document with the unique key \(value)",
      found?.value.id.id,
      is: expected,
      check: "uniqueDocumentKeys()"
    )
  }

  /// A kind of document that this storage has never heard of is kept, found by its keys in order of
  /// rank and name, changed and removed: a new kind needs no line of a storage.
  public func anUnknownKindOfDocument() async throws {
    let scene = try await scene()
    var documents = (1...7).map {
      CheckDocument("name-\($0)", colours: ["red"], rank: Int64($0 % 3))
    }
    documents[0].colours = ["red", "blue"]
    documents[1].colours = []
    for document in documents { try await scene.put(document) }
    let red = ["name-3", "name-6", "name-1", "name-4", "name-7", "name-5"]
    try await expectColour(scene, "red", red)
    try await expectColour(scene, "blue", ["name-1"])
    try await expectColour(scene, "green", [])
    documents[4].colours = ["blue"]
    documents[4].rank = -1
    documents[4].content = ["a": 1.5, "b": nil]
    try await scene.put(documents[4], expected: 1)
    try await expectColour(scene, "red", red.dropLast())
    try await expectColour(scene, "blue", ["name-5", "name-1"])
    try await scene.commit { batch in
      batch.removals = [DocumentRemoval(documents[2].documentID, expected: 1)]
    }
    try await expectColour(scene, "red", Array(red.dropLast().dropFirst()))
    var request = LoadRequest()
    request.documents = [documents[4].documentID, documents[2].documentID]
    let loaded = try await scene.storage.load(request).documents
    try expect("documents found", loaded.map(\.version), is: [2])
    let value = try loaded.first?.value.value(as: CheckDocument.self)
    try expect("the document", value, is: documents[4])
    // Removed and made again it begins anew.
    try await scene.put(documents[2])
    try await expectColour(scene, "red", Array(red.dropLast()))
  }

  /// Reads the documents of a colour, two at a time, while others come and go.
  private func expectColour(
    _ scene: StorageScene,
    _ colour: String,
    _ expected: [String]
  ) async throws {
    var names: [String] = []
    var cursor: PageCursor?
    let query = DocumentQuery(
      kind: CheckDocument.documentKind,
      name: "colour",
      value: colour
    )
    repeat {
      let page = try await scene.storage.documents(query, after: cursor, limit: 2)
      names += page.elements.map(\.value.id.id)
      cursor = page.next
      let passing = CheckDocument("a passer-by", colours: [colour], rank: -100)
      try await scene.put(passing)
      try await scene.commit { batch in
        batch.removals = [DocumentRemoval(passing.documentID, expected: 1)]
      }
    } while cursor != nil && names.count < 20
    try expect(
      "the documents with the colour \(colour)",
      names,
      is: expected,
      check: "anUnknownKindOfDocument()"
    )
  }
}
