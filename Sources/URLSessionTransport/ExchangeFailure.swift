import ChannelAdapters
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What is known about an exchange that ended without a response, and what follows from it.
struct ExchangeFailure {
  let error: (any Error)?
  let abandoned: ExchangeError.Code?
  let hadResponse: Bool
  let hadBody: Bool
  let bodyByteCountSent: Int64

  var described: ExchangeError {
    let known = error.map { $0 as NSError }
    return ExchangeError(
      abandoned ?? code,
      reach: reach,
      // Not the description of the error, which quotes the URL.
      detail: abandoned == nil ? known.map { "\($0.domain) \($0.code)" } : nil
    )
  }

  private var urlCode: URLError.Code? {
    (error as? URLError)?.code
  }

  /// Whether the server can have got the whole request.
  private var reach: ExchangeError.Reach {
    guard !hadResponse, bodyByteCountSent == 0 else { return .unknown }
    #if canImport(FoundationNetworking)
    // The codes alone cannot be trusted here: `cannotConnectToHost` also stands for a connection
    // lost after the request, when another address of the host had refused one before, and
    // `unsupportedURL` for an answer that is no HTTP. But as long as no byte of a body has been
    // fetched, the server has not got that body.
    return hadBody || urlCode == .cannotFindHost ? .notSent : .unknown
    #else
    return urlCode.map(Self.precedesTheRequest) == true ? .notSent : .unknown
    #endif
  }

  private var code: ExchangeError.Code {
    guard !hadResponse else { return .connectionLost }
    switch urlCode {
    case .badURL:
      return .invalidRequest
    case .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet:
      return .cannotConnect
    case .cannotConnectToHost:
      return reach == .notSent || !hadBody ? .cannotConnect : .connectionLost
    case let code? where Self.isAboutSecurity(code):
      return .cannotSecure
    case .timedOut:
      return .timedOut
    case .cancelled:
      return .cancelled
    case .networkConnectionLost:
      return .connectionLost
    case .badServerResponse:
      #if canImport(FoundationNetworking)
      return .connectionLost  // libcurl's "empty reply"
      #else
      return .malformedResponse
      #endif
    case .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData, .unsupportedURL:
      return .malformedResponse
    default:
      return bodyByteCountSent > 0 ? .connectionLost : .other
    }
  }

  private static func isAboutSecurity(_ code: URLError.Code) -> Bool {
    switch code {
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
      .clientCertificateRejected, .clientCertificateRequired:
      true
    default:
      false
    }
  }

  /// Codes that Apple's URLSession gives before it has sent anything.
  private static func precedesTheRequest(_ code: URLError.Code) -> Bool {
    switch code {
    case .badURL, .unsupportedURL, .cannotFindHost, .dnsLookupFailed, .cannotConnectToHost,
      .notConnectedToInternet:
      true
    default:
      isAboutSecurity(code)
    }
  }
}
