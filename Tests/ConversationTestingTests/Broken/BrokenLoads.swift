import ConversationCore
import ConversationStorage
import ConversationTesting

// Storages whose loads break a promise.

/// Finds no documents.
struct ForgetsDocuments: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func load(_ request: LoadRequest) async throws -> Loaded {
    var loaded = try await base.load(request)
    loaded.documents = []
    return loaded
  }
}

/// Leaves out the agents whom a conversation concerns.
struct LeavesOutConcernedAgents: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func load(_ request: LoadRequest) async throws -> Loaded {
    var request = request
    if request.includesConcernedAgents { request.agents = [] }
    request.includesConcernedAgents = false
    return try await base.load(request)
  }
}

/// Reads one record after the other.
struct LoadsOneByOne: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func load(_ request: LoadRequest) async throws -> Loaded {
    var rest = request
    rest.agents = []
    var loaded = try await base.load(rest)
    for agent in request.agents {
      var one = LoadRequest()
      one.agents = [agent]
      loaded.agents += try await base.load(one).agents
      for _ in 1...20 { await Task.yield() }
    }
    return loaded
  }
}
