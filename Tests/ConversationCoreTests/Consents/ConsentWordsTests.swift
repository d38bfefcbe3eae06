import ConversationCore
import Testing

@Suite struct ConsentWordsTests {
  private let words = ConsentWords.standard

  @Test func `A6 C-02 every vector asks for what it says, once opted out`() {
    #expect(ConsentVectors.all.count == 38)
    for (text, request) in ConsentVectors.all {
      #expect(words.request(in: text, isOptedOut: true) == request, "\(text)")
    }
  }

  @Test func `A6 C-02 YES is ordinary text of somebody who has not opted out`() {
    for (text, request) in ConsentVectors.all {
      let expected = text == "YES" ? nil : request
      #expect(words.request(in: text, isOptedOut: false) == expected, "\(text)")
    }
  }

  @Test func `A6 C-02 TD is a word only where a host adds it`() {
    #expect(words.request(in: "TD", isOptedOut: false) == nil)
    let more = words.adding(.chinese)
    #expect(more.request(in: "td", isOptedOut: false) == .optOut)
    #expect(more.request(in: "退订", isOptedOut: false) == .optOut)
  }

  @Test(arguments: [
    "s\u{200D}t\u{AD}o\u{2060}p", "\u{1D413}", "\u{24C8}\u{24C9}\u{24C4}\u{24C5}",
    "\u{1D412}\u{1D413}\u{1D40E}\u{1D40F}", "\u{A0}STOP\u{3000}", "\u{AB}stop\u{BB}!!!",
    "stop\u{2026}", "STOP\u{0}", "opt\u{2011}out", "STOP \t\r\n ALL", "arre\u{302}t", "'stop'",
    "\u{E0001}STOP", "\u{BF}stop?",
  ])
  func `A6 what stands around and inside of a word does not matter`(_ text: String) {
    let isWord = text != "\u{1D413}"
    #expect((words.request(in: text, isOptedOut: false) == .optOut) == isWord)
  }

  @Test func `A6 a dotted capital I folds the same everywhere`() {
    let turkish = ConsentWords(optOut: ["iptal"], optIn: [], help: [])
    for text in ["IPTAL", "\u{130}PTAL", "iptal"] {
      #expect(turkish.request(in: text, isOptedOut: false) == .optOut)
    }
  }

  @Test func `A6 words of other languages are added by the host`() throws {
    let cases = [
      ("es", "BAJA", ConsentRequest.optOut), ("fr", "D\u{E9}sabonner", .optOut),
      ("de", "Abmelden.", .optOut), ("ru", "\u{421}\u{422}\u{41E}\u{41F}", .optOut),
      ("ko", "\u{C218}\u{C2E0}\u{AC70}\u{BD80}", .optOut), ("sv", "hj\u{E4}lp", .help),
      ("el", "\u{3A3}\u{3A4}\u{39F}\u{3A0}", .optOut), ("pt", "VOLTAR", .optIn),
      ("en", "stop", .optOut),
    ]
    for (code, text, request) in cases {
      let list = try #require(ConsentWords.words(ofLanguage: code))
      #expect(list.request(in: text, isOptedOut: false) == request, "\(code)")
      if code != "en" { #expect(words.request(in: text, isOptedOut: false) == nil, "\(code)") }
    }
    #expect(ConsentWords.words(ofLanguage: "xx") == nil)
  }

  @Test func `C-02 a host may leave words out that its customers use otherwise`() {
    let rest = words.leavingOut(["Cancel"])
    #expect(rest.request(in: "CANCEL", isOptedOut: false) == nil)
    #expect(rest.request(in: "STOP", isOptedOut: false) == .optOut)
  }

  @Test func `C-02 short codes and toll-free numbers differ in what opts in`() {
    for kind in [NumberKind.longCode, .shortCode, .tollFree] {
      let own = ConsentWords.standard(for: kind)
      for word in ["STOP", "END", "QUIT", "CANCEL", "UNSUBSCRIBE"] {
        #expect(own.request(in: word, isOptedOut: false) == .optOut)
      }
      #expect(own.request(in: "START", isOptedOut: true) == .optIn)
      #expect(own.request(in: "UNSTOP", isOptedOut: true) == .optIn)
      #expect(own.request(in: "JOIN", isOptedOut: true) == (kind == .shortCode ? .optIn : nil))
      #expect(own.request(in: "YES", isOptedOut: true) == (kind == .tollFree ? nil : .optIn))
      #expect(own.request(in: "HELP", isOptedOut: false) == .help)
    }
  }

  @Test func `peers 29 free wording is flagged, and decides nothing`() {
    let flagged = [
      "stop it", "Please stop texting me", "STOP this terrible bill!", "Stop. Thank you",
      "please remove me from your list", "I want to opt out", "do not text me again",
      "Don\u{2019}t message me", "leave me alone", "no more messages please",
    ]
    for text in flagged {
      #expect(words.mayAskToStop(text), "\(text)")
      #expect(words.request(in: text, isOptedOut: true) == nil, "\(text)")
    }
    let ordinary = [
      "Don't stop", "STOP 1234", "STOPPED", "non stop", "end of story", "", "   ", "\u{1F6D1}",
      "which bus stop is it", "Never stop!", "I cannot stop laughing", "Is my order removed?",
      "call me tomorrow", "STOP",
    ]
    for text in ordinary { #expect(!words.mayAskToStop(text), "\(text)") }
  }

  @Test func `A6 a long text is never a word, and takes no time`() {
    #expect(
      words.request(in: String(repeating: " ", count: 300) + "STOP", isOptedOut: false) == nil
    )
    let long = String(repeating: "please \u{E9}\u{200B} ", count: 100_000)
    #expect(!words.mayAskToStop(long))
  }
}
