import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

struct ComposerTests {
  @Test func `F-12 V-08 L-07 the compose box takes 1,000 characters and no more`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    let composer = scene.pane(for: "anna", at: 16).composer
    #expect(composer.limit == 1000)
    #expect(composer.unit == "characters")
    #expect(composer.obstacle == nil)
    let full = String(repeating: "é", count: 1000)
    #expect(composer.length(of: full) == 1000)
    #expect(composer.obstacle(to: MessageDraft(full)) == nil)
    #expect(
      composer.obstacle(to: MessageDraft(full + "!"))?.code
        == .textTooLong(maximum: 1000, actual: 1001, unit: "characters")
    )
    #expect(composer.obstacle(to: MessageDraft(" \n"))?.code == .textEmpty)
  }

  @Test func `A-8 what the channel carries is shown and refused apart`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    scene.capabilities.textLimit = TextLimit(maximum: 5, measure: .utf16)
    let composer = scene.pane(for: "anna", at: 16).composer
    #expect(composer.channelLimit?.maximum == 5)
    #expect(
      composer.obstacle(to: MessageDraft("123456"))?.code
        == .textTooLongForChannel(maximum: 5, actual: 6, unit: "UTF-16 units")
    )
    let file = Attachment(mediaType: "image/png", reference: "r")
    #expect(composer.obstacle(to: MessageDraft("", attachments: [file])) == nil)
    #expect(
      composer.obstacle(to: MessageDraft("", attachments: [file, file]))?.code
        == .tooManyAttachments(maximum: 1, actual: 2)
    )
  }

  @Test func `a messaging window counts down, and closes the compose box`() throws {
    var scene = try Scene(.messenger)
    scene.capabilities.window = .init(standard: 100, forPeople: 200)
    try scene.annaAccepts()
    let open = scene.pane(for: "anna", at: 140).composer
    #expect(open.window?.text == "1:00")
    #expect(open.obstacle == nil)
    let closed = scene.pane(for: "anna", at: 200).composer
    #expect(closed.window?.isOver == true)
    let milliseconds = Scene.at(200).milliseconds
    #expect(closed.obstacle?.code == .windowClosed(sinceMilliseconds: milliseconds))
    #expect(closed.obstacle(to: MessageDraft("Hello"))?.code == closed.obstacle?.code)
    #expect(try Scene().pane(for: "anna", at: 1).composer.window == nil)
  }

  @Test func `H-12 V-06 an entry point that is not in use closes the compose box`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    scene.entryPoint.isConnected = false
    #expect(
      scene.pane(for: "anna", at: 16).composer.obstacle?.code == .entryPointNotConnected("entry")
    )
  }

  @Test func `F-12 a draft is counted and refused as it is, masked or not`() throws {
    var scene = try Scene()
    scene.display = DisplayPolicy(isEnabled: true)
    try scene.annaAccepts()
    let composer = scene.pane(for: "anna", at: 20).composer
    #expect(composer.length(of: "4111 1111 1111 1111") == 19)
    #expect(composer.obstacle(to: MessageDraft("melissa@gmail.com, 123-45-6789")) == nil)
  }
}
