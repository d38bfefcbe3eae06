import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension VisitorLine {
  /// Lets the visitor in, or says why not.
  func admit(_ hello: VisitorHello) async {
    do {
      let identity = try identity(in: hello)
      guard let admission = try await admission(hello, identity) else { return }
      let session = admission.session
      if let recognition = admission.recognition { await note(.recognised(recognition), session) }
      if let identity { await note(.identified(identity), session) }
      let standing = try await server.host.standing(of: session.visitor)
      let steps = connection.admitted(
        admission,
        standing: standing,
        policy: server.settings.sessions,
        limits: server.settings.limits
      )
      server.lines.add(self, of: session.visitor)
      show(standing.conversation)
      await beginVisit(hello)
      await perform(steps)
    } catch let refusal as WebChatRefusal {
      await perform(connection.refused(refusal))
    } catch {
      await perform(connection.refused(.unavailable()))
    }
  }

  /// Who the visitor is, in the word of the site.
  ///
  /// A proof that does not hold refuses the visitor rather than letting them in as somebody else.
  private func identity(in hello: VisitorHello) throws(WebChatRefusal) -> ProvenIdentity? {
    let settings = server.settings
    do throws(VisitorTokenError) {
      if let text = hello.identity {
        let token = try VisitorToken(
          verifying: text,
          secrets: settings.tokenSecrets,
          widgets: [settings.widget],
          at: server.now()
        )
        return ProvenIdentity(token)
      }
      guard let user = hello.user else { return nil }
      guard let secrets = settings.userHashSecrets else {
        throw VisitorTokenError(.signatureWrong)
      }
      return try user.verified(with: secrets)
    } catch {
      throw WebChatRefusal(.identityRefused, error.description)
    }
  }

  /// Decides about the session and writes that down; another host may do so at the same time.
  private func admission(
    _ hello: VisitorHello,
    _ identity: ProvenIdentity?
  ) async throws -> SessionAdmission? {
    let token = hello.session.flatMap { SessionToken($0) }
    var isCounted = false
    for _ in 0..<8 {
      let now = server.now()
      var known: WebChatRecord<VisitorSession>?
      if let token {
        let id = VisitorSession.documentID(hash: token.hash)
        known = try await server.host.record(id, as: VisitorSession.self)
      }
      var chance = Chance(source: server.random)
      let admission = SessionAdmission.admit(
        known?.value,
        identity: identity,
        widget: server.settings.widget,
        policy: server.settings.sessions,
        at: now,
        using: &chance
      )
      if !admission.isContinued, !isCounted {
        let key = arrival.networkAddress
        if let wait = await server.limiter.wait(for: .beginSession, by: key, at: now) {
          throw WebChatRefusal.tooOften(wait)
        }
        isCounted = true
      }
      if try await commit(admission, known) { return admission }
    }
    throw WebChatRefusal.unavailable()
  }

  private func commit(
    _ admission: SessionAdmission,
    _ known: WebChatRecord<VisitorSession>?
  ) async throws -> Bool {
    var changes: [WebChatChange] = []
    if admission.isChanged {
      let expected = admission.token == nil ? known?.version : nil
      changes.append(.write(admission.session, expected: expected))
    }
    if let ends = admission.ends {
      let id = VisitorSession.documentID(hash: ends)
      if let known, ends == known.value.hash {
        changes.append(.remove(id, expected: known.version))
      } else if let old = try await server.host.record(id, as: VisitorSession.self) {
        changes.append(.remove(id, expected: old.version))
      }
    }
    return changes.isEmpty ? true : try await server.host.commit(changes)
  }

  /// Changes the session that is written down, and the one in hand.
  ///
  /// A failure only delays what is noted.
  func changeSession(_ change: (inout VisitorSession) -> Bool) async {
    guard let hash = connection.session?.hash else { return }
    for _ in 0..<8 {
      let id = VisitorSession.documentID(hash: hash)
      guard let read = try? await server.host.record(id, as: VisitorSession.self) else { return }
      var session = read.value
      guard change(&session) else {
        connection.session = session
        return
      }
      let isDone = try? await server.host.commit([.write(session, expected: read.version)])
      guard let isDone else { return }
      if isDone {
        connection.session = session
        return
      }
    }
  }

  /// Ends the session: what the browser keeps opens nothing any more.
  func logOut() async {
    guard let session = connection.session else { return }
    for _ in 0..<8 {
      let id = session.documentID
      do {
        guard let read = try await server.host.record(id, as: VisitorSession.self) else { break }
        if try await server.host.commit([.remove(id, expected: read.version)]) { break }
      } catch {
        return await tell(.refused(.unavailable()))
      }
    }
    await noteSignal(.goodbye, nil)
  }

  func note(_ happening: VisitorHappening, _ session: VisitorSession? = nil) async {
    guard let session = session ?? connection.session else { return }
    try? await server.host.note(happening, by: session, at: server.now())
  }
}
