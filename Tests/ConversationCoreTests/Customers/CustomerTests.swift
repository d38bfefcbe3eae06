import ConversationCore
import Foundation
import Testing

@Suite struct CustomerTests {
  @Test(arguments: [
    ("Anna Example", "AE"), ("Anna Maria van Example", "AE"), ("anna", "A"), ("  ", "#"),
    ("", "#"), ("+15555550123", "#"), ("+44 7700 900123", "#"), ("(555) 555-0123", "#"),
    ("élodie zola", "ÉZ"), ("ßabine", "S"), ("王小明", "王"), ("\"Anna\" (Example)", "AE"),
    ("Anna 42", "A"), ("😀 Anna", "A"), ("Ольга Іванова", "ОІ"), ("e\u{301}mile", "É"),
    ("12345", "#"), ("Anna\u{A0}Example", "AE"),
  ])
  func `V-05, L-05, A-13 initials are the first letters of the first and last word`(
    name: String,
    initials: String
  ) {
    #expect(CustomerName(name, source: .channelProfile).initials == initials)
    #expect(CustomerName.initials(of: name) == initials)
  }

  @Test func `A-13 no digit ever leaks through initials`() {
    for name in ["5 6", "Room 101", "4ever 2gether", "٣ ٤", "1a 2b", "x1"] {
      #expect(!CustomerName.initials(of: name).contains { $0.isNumber })
    }
  }

  @Test(arguments: [
    (CustomerEmail.Source.visitorProvided, false, true), (.visitorProvided, true, true),
    (.agentEntered, false, true), (.integration, false, false), (.integration, true, true),
  ])
  func `A-38 an integration's address may be written to once the visitor is logged in`(
    source: CustomerEmail.Source,
    isLoggedIn: Bool,
    mayBeWrittenTo: Bool
  ) throws {
    let email = try CustomerEmail(
      "anna@example.com",
      source: source,
      visitorIsLoggedIn: isLoggedIn
    )
    #expect(email.mayBeWrittenTo == mayBeWrittenTo)
  }

  @Test(arguments: [
    "", "@", "anna", "anna@", "@example.com", "a@b@c", "anna @example.com", "anna@exa\nmple.com",
    "anna@example.com\u{0}", "\u{A0}@example.com",
  ])
  func `A-38 an address needs one at sign with something on both sides`(address: String) {
    #expect(throws: ConversationError(.invalidEmailAddress)) {
      try CustomerEmail(address, source: .visitorProvided)
    }
  }

  @Test func `A-38 what is unusual but possible is taken`() throws {
    for address in ["a@b", "a+b@example.com", "ünï@exämple.com", "'o@example.com"] {
      #expect(try CustomerEmail(address, source: .agentEntered).address == address)
    }
  }

  @Test func `A customer has each address once; verified once is verified`() {
    var customer = Customer(
      id: Fixtures.customer,
      address: CustomerAddress(Fixtures.address, isVerified: false),
      createdAt: .second(0)
    )
    customer.add(Fixtures.address, isVerified: true)
    customer.add(Fixtures.address, isVerified: false)
    customer.add(.email("anna@example.com"), isVerified: false)
    #expect(
      customer.addresses == [
        CustomerAddress(Fixtures.address, isVerified: true),
        CustomerAddress(.email("anna@example.com"), isVerified: false),
      ]
    )
  }
}
