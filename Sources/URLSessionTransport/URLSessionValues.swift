import ChannelAdapters
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension URLRequest {
  /// The request in the form that URLSession takes.
  init(_ request: OutgoingRequest) {
    self.init(url: request.url)
    httpMethod = request.method.name
    for field in request.headers {
      addValue(field.value, forHTTPHeaderField: field.name)
    }
    let needsLength = [.post, .put, .patch].contains(request.method)
    if !request.body.isEmpty || needsLength {
      httpBody = Data(request.body)
    }
    httpShouldHandleCookies = false
    // A day: the limit is that of the whole exchange, and is kept elsewhere.
    timeoutInterval = 86_400
  }
}

extension ExchangeResponse {
  /// The response in our form.
  init(_ response: HTTPURLResponse, body: [UInt8]) {
    let fields = response.allHeaderFields.compactMap { name, value in
      // A field that is none is no reason to forget that the message was accepted.
      try? HeaderField(name: "\(name)", value: "\(value)")
    }
    self.init(
      status: response.statusCode,
      headers: HeaderFields(fields.sorted { $0.name < $1.name }),
      body: body
    )
  }
}
