extension HeaderField {
  /// `Authorization: Basic …` (RFC 7617), as Twilio's API asks for.
  ///
  /// - Parameters:
  ///   - user: The account; it must not hold a colon, which separates it from the password.
  ///   - password: The password or token.
  /// - Returns: The field, whose description does not show its value.
  /// - Throws: ``HeaderFieldError`` when the user holds a colon or a control character.
  public static func basicAuthorization(
    user: String,
    password: Secret
  ) throws(HeaderFieldError) -> Self {
    // Base64 would hide what must not stand in the user's name.
    let plainUser = try Self(name: "User", value: user)
    guard !plainUser.value.utf8.contains(UInt8(ascii: ":")) else {
      throw HeaderFieldError(.invalidCredentials)
    }
    let credentials = password.withBytes { Base64Coding.encode(Array(user.utf8) + ":".utf8 + $0) }
    return try Self(name: "Authorization", value: "Basic \(credentials)")
  }

  /// `Authorization: Bearer …` (RFC 6750).
  ///
  /// - Throws: ``HeaderFieldError`` when the token is no text that a header may hold; a line end
  ///   at its end is the usual reason.
  public static func bearerAuthorization(_ token: Secret) throws(HeaderFieldError) -> Self {
    let text = token.withBytes { String(validating: $0, as: UTF8.self) }
    guard let text else { throw HeaderFieldError(.invalidCredentials) }
    return try Self(name: "Authorization", value: "Bearer \(text)")
  }
}
