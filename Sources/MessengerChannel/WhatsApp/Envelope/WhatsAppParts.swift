/// A file: only its name at Meta's, by which it can be fetched.
struct MediaItem: Decodable {
  let id: GraphID
  let mediaType: String?
  let caption: String?
  let fileName: String?

  enum Key: String, CodingKey {
    case id, caption
    case mediaType = "mime_type"
    case fileName = "filename"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(GraphID.self, forKey: .id)
    mediaType = try? container.decode(String.self, forKey: .mediaType)
    caption = try? container.decode(String.self, forKey: .caption)
    fileName = try? container.decode(String.self, forKey: .fileName)
  }
}

/// Where something is on earth.
struct PlaceItem: Decodable {
  let latitude: Double
  let longitude: Double
  let name: String?
  let address: String?

  enum Key: String, CodingKey { case latitude, longitude, name, address }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    latitude = try container.decode(Double.self, forKey: .latitude)
    longitude = try container.decode(Double.self, forKey: .longitude)
    name = try? container.decode(String.self, forKey: .name)
    address = try? container.decode(String.self, forKey: .address)
    guard abs(latitude) <= 90, abs(longitude) <= 180 else {
      throw DecodingError.dataCorruptedError(
        forKey: .latitude,
        in: container,
        debugDescription: "not on earth"
      )
    }
  }
}

/// A card with a name and numbers.
struct ContactCard: Decodable {
  private let name: Name?
  private let phones: [Attempt<Phone>]?

  private struct Name: Decodable {
    let formatted: String?

    enum CodingKeys: String, CodingKey { case formatted = "formatted_name" }
  }

  private struct Phone: Decodable { let phone: String? }

  /// Name and numbers on one line; `nil` for a card without either.
  var line: String? {
    let numbers = (phones ?? []).compactMap(\.value?.phone)
    let parts = ([name?.formatted].compactMap { $0 } + numbers).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// What a person has pressed or filled in.
struct InteractiveAnswer: Decodable {
  let text: String
  let payload: String?

  enum Key: String, CodingKey {
    case button = "button_reply"
    case list = "list_reply"
    case form = "nfm_reply"
  }

  private struct Choice: Decodable {
    let id: String
    let title: String
  }

  private struct Form: Decodable {
    let body: String?
    let name: String?
    let response: String?

    enum CodingKeys: String, CodingKey {
      case body, name
      case response = "response_json"
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let choice = try container.decodeIfPresent(Choice.self, forKey: .button)
      ?? container.decodeIfPresent(Choice.self, forKey: .list)
    {
      text = choice.title
      payload = choice.id
    } else {
      let form = try container.decode(Form.self, forKey: .form)
      text = form.body ?? form.name ?? ""
      payload = form.response
    }
  }
}

/// Goods that a person wants, out of a catalogue.
struct OrderItem: Decodable {
  /// What they wrote to it, and a line for each product.
  let text: String

  enum Key: String, CodingKey {
    case text
    case products = "product_items"
  }

  private struct Product: Decodable {
    let id: GraphID
    let quantity: LooseInteger?

    enum CodingKeys: String, CodingKey {
      case quantity
      case id = "product_retailer_id"
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let words = (try? container.decode(String.self, forKey: .text)) ?? ""
    let products = try? container.decode([Attempt<Product>].self, forKey: .products)
    let lines = (products ?? []).compactMap(\.value).map { product in
      "\(product.quantity?.value ?? 1) × \(product.id.text)"
    }
    text = ([words] + lines).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// How far a message that went out has come.
struct StatusItem: Decodable {
  let id: GraphID
  let status: String
  let error: GraphError?
  /// What we gave along with the message: our own name for it.
  let ownName: String?

  enum Key: String, CodingKey {
    case id, status, errors
    case ownName = "biz_opaque_callback_data"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(GraphID.self, forKey: .id)
    status = try container.decode(String.self, forKey: .status)
    let errors = try? container.decode([Attempt<GraphError>].self, forKey: .errors)
    error = (errors ?? []).lazy.compactMap(\.value).first
    ownName = try? container.decode(String.self, forKey: .ownName)
  }
}
