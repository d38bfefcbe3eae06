import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Glibc)
import Glibc
#endif

/// One connection that a ``LoopbackServer`` has accepted.
final class LoopbackConnection: Sendable {
  private let socket: Int32
  private let log: Log

  init(socket: Int32, log: Log) {
    self.socket = socket
    self.log = log
    #if canImport(Darwin)
    var yes: Int32 = 1
    unsafe setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// Reads one request with its body and keeps it; `nil` when the client has closed before.
  @discardableResult
  func readRequest() -> String? {
    var received = ""
    while !isComplete(received) {
      guard let more = read() else { return nil }
      received += more
    }
    log.append(received)
    return received
  }

  /// Reads and throws away until the client closes.
  func readUntilClosed() {
    while read() != nil {}
  }

  /// Sends all of a text; whether the client still wants it does not matter.
  @discardableResult
  func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        #if canImport(Darwin)
        unsafe Darwin.send(socket, bytes.baseAddress, bytes.count, 0)
        #elseif canImport(Musl)
        unsafe Musl.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
        unsafe Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends a response with a body and its length.
  func respond(_ status: String, headers: [String] = [], body: String = "") {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
    send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// Lets the closing of the connection be a reset, not an orderly end.
  func resetOnClose() {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<linger>.size)
    unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &lingering, size)
  }

  /// Closes the connection; the server does so by itself when it is done.
  func close() {
    #if canImport(Darwin)
    _ = Darwin.close(socket)
    #elseif canImport(Musl)
    _ = Musl.close(socket)
    #else
    _ = Glibc.close(socket)
    #endif
  }

  private func read() -> String? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe recv(socket, bytes.baseAddress, bytes.count, 0)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  private func isComplete(_ request: String) -> Bool {
    guard let end = request.range(of: "\r\n\r\n") else { return false }
    let lengths = request[..<end.lowerBound].split(separator: "\r\n").compactMap { line in
      line.lowercased().hasPrefix("content-length:")
        ? Int(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) : nil
    }
    return request[end.upperBound...].utf8.count >= lengths.first ?? 0
  }
}
