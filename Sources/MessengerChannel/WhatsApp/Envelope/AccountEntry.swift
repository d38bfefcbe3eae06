/// What happened in one WhatsApp Business account: several changes.
struct AccountEntry: MetaEntry {
  let id: GraphID
  let changes: [Attempt<Change>]?

  /// What happened in one subscribed field.
  struct Change: Decodable {
    let field: String
    let value: Attempt<ChangeValue>?
  }
}

/// What a change says.
struct ChangeValue: Decodable {
  /// What Meta calls the number that it is about.
  let numberID: GraphID?
  let contacts: [ContactProfile]
  let messages: [Attempt<WhatsAppItem>]
  let statuses: [Attempt<StatusItem>]
  /// What was sent by the business's own app on a telephone.
  let echoes: [Attempt<WhatsAppItem>]
  let errors: [Attempt<GraphError>]
  /// Persons whom Meta calls something else from now on.
  let userUpdates: [Attempt<UserUpdate>]
  /// What was decided, where it is about the account.
  let decision: String?

  enum Key: String, CodingKey {
    case metadata, contacts, messages, statuses, errors, event, decision, status
    case echoes = "message_echoes"
    case userUpdates = "user_id_update"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    // Lists are read one by one: what is wrong in one must not lose the others.
    func list<Value: Decodable>(_ key: Key) -> [Attempt<Value>] {
      (try? container.decode([Attempt<Value>].self, forKey: key)) ?? []
    }
    func word(_ key: Key) -> String? { try? container.decode(String.self, forKey: key) }
    numberID = (try? container.decode(Metadata.self, forKey: .metadata))?.numberID
    let profiles: [Attempt<ContactProfile>] = list(.contacts)
    contacts = profiles.compactMap(\.value)
    messages = list(.messages)
    statuses = list(.statuses)
    echoes = list(.echoes)
    errors = list(.errors)
    userUpdates = list(.userUpdates)
    decision = word(.event) ?? word(.decision) ?? word(.status)
  }

  private struct Metadata: Decodable {
    let numberID: GraphID

    enum CodingKeys: String, CodingKey { case numberID = "phone_number_id" }
  }
}

/// That a person has another id in the account.
struct UserUpdate: Decodable {
  let previous: GraphID
  let current: GraphID

  enum Key: String, CodingKey { case user = "user_id" }

  private struct Change: Decodable {
    let previous: GraphID
    let current: GraphID
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let change = try container.decode(Change.self, forKey: .user)
    previous = change.previous
    current = change.current
  }
}

/// Who writes.
struct ContactProfile: Decodable {
  let number: GraphID?
  let user: GraphID?
  let name: String?

  enum Key: String, CodingKey {
    case profile
    case number = "wa_id"
    case user = "user_id"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    number = try? container.decode(GraphID.self, forKey: .number)
    user = try? container.decode(GraphID.self, forKey: .user)
    name = (try? container.decode(Profile.self, forKey: .profile))?.name
  }

  private struct Profile: Decodable { let name: String? }
}
