import Foundation
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Glibc)
import Glibc
#endif

/// A server on 127.0.0.1 that does with each connection what a closure says.
///
/// Each connection has a thread of its own. The server stops listening when it goes.
final class LoopbackServer: Sendable {
  /// The port that the system chose.
  let port: Int

  private let listener: Int32
  private let received = Log()

  /// Starts to listen.
  ///
  /// - Parameter serve: What happens to a connection; it is closed afterwards.
  /// - Throws: The error of the system when there is no port to be had.
  init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
    listener = try Self.listeningSocket()
    port = try Self.port(of: listener)
    let listener = listener
    let received = received
    let thread = Thread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { return }
        let connection = LoopbackConnection(socket: socket, log: received)
        let worker = Thread {
          serve(connection)
          connection.close()
        }
        worker.start()
      }
    }
    thread.start()
  }

  deinit {
    // Wakes the thread that waits in `accept`.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The requests that were read completely, in their order.
  var requests: [String] { received.entries }

  /// Listens and stops at once: a port at which nobody listens.
  static func deadPort() throws -> Int {
    let socket = try listeningSocket()
    defer { close(socket) }
    return try port(of: socket)
  }

  private static func listeningSocket() throws -> Int32 {
    #if canImport(Glibc)
    let kind = Int32(SOCK_STREAM.rawValue)
    #else
    let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    try check(descriptor)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, size)
      }
    }
    try check(bound)
    try check(listen(descriptor, 16))
    return descriptor
  }

  private static func port(of descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &size)
      }
    }
    try check(result)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func check(_ result: Int32) throws {
    guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }
}

/// Texts that several threads add to.
final class Log: Sendable {
  private let texts = Mutex<[String]>([])

  var entries: [String] { texts.withLock { $0 } }

  func append(_ text: String) {
    texts.withLock { $0.append(text) }
  }
}
