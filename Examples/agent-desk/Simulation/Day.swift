import ConversationEngine
import ConversationStorage
import Foundation

/// A day at the office: lets time pass, and with it whatever falls due or is planned.
final class Day {
  let office: Office
  private var customers: Customers
  private var colleagues: Colleagues

  init(at office: Office) {
    self.office = office
    customers = Customers(of: office)
    colleagues = Colleagues(of: office)
  }

  /// Lets time pass until a date, from one event to the next.
  ///
  /// `look`: what is done after each step, at the time of the step.
  func advance(to date: Date, look: () async throws -> Void) async throws {
    while true {
      try await settle()
      try await look()
      let now = office.clock.now
      guard now < date else { return }
      let deadline = try await office.center.storage.nextDeadline()
      let next = [customers.next, colleagues.next, deadline].compactMap { $0 }.min() ?? date
      // What is overdue and was not settled is tried again a second later.
      office.clock.set(min(date, next > now ? next : now + 1))
    }
  }

  /// Does everything that can be done without time passing.
  private func settle() async throws {
    while true {
      try await office.center.runDue()
      let customersActed = try await customers.act()
      let colleaguesActed = try await colleagues.act()
      guard customersActed || colleaguesActed else { return }
    }
  }
}
