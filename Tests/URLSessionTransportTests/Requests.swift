import ChannelAdapters
import Foundation
import Testing

/// A small POST to a server on this machine.
func post(to port: Int, path: String = "/") throws -> OutgoingRequest {
  let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
  return try OutgoingRequest(.post, url, body: Array("text=hello".utf8))
}
